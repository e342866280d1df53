import type { Localized } from '../../contract/localized.ts';

/** An official image that programs are built on or run with, and tags of it that name a version. */
export interface OfficialImage {
  readonly image: string;
  readonly summary: Localized;
  readonly tags: readonly string[];
}

const of = (image: string, en: string, ko: string, ...tags: readonly string[]): OfficialImage => ({
  image,
  summary: { en, ko },
  tags,
});

/** What completion offers where no engine tells its images; distributions stand in `baseImages`. */
export const officialImages: readonly OfficialImage[] = [
  of(
    'node',
    'Node.js with npm.',
    'npm이 포함된 Node.js입니다.',
    '24',
    '24-slim',
    '24-alpine',
    '22',
    '22-slim',
    '22-alpine',
  ),
  of(
    'python',
    'Python with pip.',
    'pip이 포함된 Python입니다.',
    '3.14',
    '3.14-slim',
    '3.13',
    '3.13-slim',
    '3.13-alpine',
  ),
  of('golang', 'Go to build with.', 'Go 빌드용 이미지입니다.', '1.25', '1.25-alpine', '1.25-bookworm'),
  of('rust', 'Rust with cargo.', 'cargo가 포함된 Rust입니다.', '1', '1-slim', '1-alpine'),
  of(
    'eclipse-temurin',
    'Java: OpenJDK by Eclipse Temurin.',
    'Eclipse Temurin의 OpenJDK입니다.',
    '25-jdk',
    '25-jre',
    '21-jdk',
    '21-jre',
    '21-jre-alpine',
  ),
  of(
    'maven',
    'Maven to build Java with.',
    'Maven으로 Java를 빌드합니다.',
    '3-eclipse-temurin-21',
    '3-eclipse-temurin-17',
  ),
  of('gradle', 'Gradle to build Java with.', 'Gradle로 Java를 빌드합니다.', '9-jdk21', '8-jdk21', '8-jdk17'),
  of(
    'php',
    'PHP on the command line, with Apache or as FPM.',
    '명령줄, Apache, FPM으로 실행하는 PHP입니다.',
    '8.4-cli',
    '8.4-fpm',
    '8.4-apache',
    '8.4-fpm-alpine',
  ),
  of('composer', 'Packages of PHP.', 'PHP 패키지 관리자입니다.', '2'),
  of('ruby', 'Ruby with gem and bundler.', 'gem과 bundler가 포함된 Ruby입니다.', '3.4', '3.4-slim', '3.4-alpine'),
  of('gcc', 'C and C++ compilers.', 'C와 C++ 컴파일러입니다.', '15', '14'),
  of(
    'nginx',
    'Web server and reverse proxy.',
    '웹 서버이자 리버스 프록시입니다.',
    'stable',
    'stable-alpine',
    '1.28',
    '1.28-alpine',
  ),
  of('httpd', 'The web server Apache.', 'Apache 웹 서버입니다.', '2.4', '2.4-alpine'),
  of('caddy', 'Web server with HTTPS by itself.', 'HTTPS를 자동으로 설정하는 웹 서버입니다.', '2', '2-alpine'),
  of('tomcat', 'Web applications of Java.', 'Java 웹 애플리케이션 서버입니다.', '11', '10.1', '10.1-jre21'),
  of('postgres', 'The database PostgreSQL.', 'PostgreSQL 데이터베이스입니다.', '18', '18-alpine', '17', '17-alpine'),
  of('mysql', 'The database MySQL.', 'MySQL 데이터베이스입니다.', '8.4', '8.0'),
  of('mariadb', 'The database MariaDB.', 'MariaDB 데이터베이스입니다.', '11.8', '11.4', '10.11'),
  of('mongo', 'The database MongoDB.', 'MongoDB 데이터베이스입니다.', '8', '7'),
  of('redis', 'Store in memory.', '메모리 저장소입니다.', '8', '8-alpine', '7-alpine'),
  of('rabbitmq', 'Message broker.', '메시지 브로커입니다.', '4', '4-management'),
  of('memcached', 'Cache in memory.', '메모리 캐시입니다.', '1', '1-alpine'),
  of(
    'docker',
    'The command docker, and an engine in a container.',
    'docker 명령과 컨테이너 안의 엔진입니다.',
    'cli',
    'dind',
  ),
];

/** Usual tags of distributions. */
export const distributionTags: Readonly<Record<string, readonly string[]>> = {
  alpine: ['3.22', '3.21'],
  debian: ['trixie-slim', 'bookworm-slim', 'trixie', 'bookworm'],
  ubuntu: ['24.04', '22.04'],
  busybox: ['stable', 'stable-musl'],
  almalinux: ['10', '9'],
  fedora: ['43', '42'],
};
