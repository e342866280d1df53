import type { Localized } from '../../contract/localized.ts';

export interface PortEntry {
  readonly port: number;
  readonly protocols: readonly ('tcp' | 'udp')[];
  readonly name: Localized;
}

const same = (port: number, name: string, ...protocols: ('tcp' | 'udp')[]): PortEntry => ({
  port,
  protocols: protocols.length === 0 ? ['tcp'] : protocols,
  name: { en: name, ko: name },
});

/** What usually listens there: names, so nearly the same in every language. Sources: IANA, the official images. */
export const ports: readonly PortEntry[] = [
  { port: 20, protocols: ['tcp'], name: { en: 'FTP, data', ko: 'FTP 데이터' } },
  same(21, 'FTP'),
  same(22, 'SSH'),
  same(25, 'SMTP'),
  same(53, 'DNS', 'tcp', 'udp'),
  same(80, 'HTTP'),
  same(110, 'POP3'),
  same(123, 'NTP', 'udp'),
  same(143, 'IMAP'),
  same(389, 'LDAP'),
  same(443, 'HTTPS', 'tcp', 'udp'),
  same(465, 'SMTPS'),
  same(514, 'syslog', 'udp'),
  { port: 587, protocols: ['tcp'], name: { en: 'SMTP, submission', ko: 'SMTP 제출' } },
  same(636, 'LDAPS'),
  same(993, 'IMAPS'),
  same(1433, 'SQL Server'),
  same(1521, 'Oracle Database'),
  same(1883, 'MQTT'),
  same(2181, 'ZooKeeper'),
  { port: 2375, protocols: ['tcp'], name: { en: 'Docker API without protection', ko: '보호되지 않은 Docker API' } },
  { port: 2376, protocols: ['tcp'], name: { en: 'Docker API with TLS', ko: 'TLS를 쓰는 Docker API' } },
  same(2379, 'etcd'),
  { port: 3000, protocols: ['tcp'], name: { en: 'Node.js servers, Grafana', ko: 'Node.js 서버, Grafana' } },
  same(3306, 'MySQL, MariaDB'),
  same(4200, 'Angular'),
  { port: 5000, protocols: ['tcp'], name: { en: 'Flask, registry', ko: 'Flask, 레지스트리' } },
  same(5173, 'Vite'),
  same(5432, 'PostgreSQL'),
  same(5601, 'Kibana'),
  same(5672, 'RabbitMQ (AMQP)'),
  same(6379, 'Redis, Valkey'),
  {
    port: 8000,
    protocols: ['tcp'],
    name: { en: 'Django, Uvicorn and other servers', ko: 'Django, Uvicorn 같은 서버' },
  },
  { port: 8080, protocols: ['tcp'], name: { en: 'HTTP without root, Tomcat', ko: 'root 없이 쓰는 HTTP, Tomcat' } },
  { port: 8443, protocols: ['tcp'], name: { en: 'HTTPS without root', ko: 'root 없이 쓰는 HTTPS' } },
  same(8888, 'Jupyter'),
  { port: 9000, protocols: ['tcp'], name: { en: 'PHP-FPM, MinIO', ko: 'PHP-FPM, MinIO' } },
  same(9042, 'Cassandra'),
  same(9090, 'Prometheus'),
  same(9092, 'Kafka'),
  same(9200, 'Elasticsearch, OpenSearch'),
  same(9229, 'Node.js inspector'),
  same(11211, 'memcached', 'tcp', 'udp'),
  { port: 15672, protocols: ['tcp'], name: { en: 'RabbitMQ, management', ko: 'RabbitMQ 관리 화면' } },
  same(27017, 'MongoDB'),
];
