import type { RealEngine } from './realEngine.ts';

/** A program that does nothing until it is stopped, and stops at once. */
const waiting = `trap 'exit 0' TERM INT QUIT; trap : HUP; while :; do sleep 1000 & wait; done`;

const base = `FROM busybox:latest
RUN printf 'NAME="stand-in"\\n' > /etc/os-release \\
 && printf '#!/bin/sh\\nnslookup "$2" | tail -n 2\\n' > /bin/getent && chmod +x /bin/getent
CMD ["sh"]
`;
const server = `FROM alpine:3.22
RUN mkdir -p /usr/share/nginx/html /etc/nginx && echo hello > /usr/share/nginx/html/index.html \\
 && echo 'events {}' > /etc/nginx/nginx.conf && printf '#!/bin/sh\\nexit 0\\n' > /bin/nginx && chmod +x /bin/nginx
EXPOSE 80
CMD ["sh", "-c", "httpd -p 80 -h /usr/share/nginx/html; ${waiting}"]
`;
const node = `FROM alpine:3.22
RUN printf '#!/bin/sh\\necho "$APP_VERSION"\\n' > /bin/node && chmod +x /bin/node
`;
/** It reaches nobody. */
const pinger = `FROM alpine:3.22
ENTRYPOINT ["echo", "ping"]
CMD ["127.0.0.1"]
`;
const data = (folder: string): string => `FROM alpine:3.22
VOLUME ${folder}
CMD ["sh", "-c", "${waiting}"]
`;

/** From images that pages name to what stands for them where nothing can be pulled. */
const standIns: readonly (readonly [dockerfile: string, ...names: readonly string[]])[] = [
  [base, 'alpine:3.22', 'busybox:1.37', 'debian:12-slim', 'ubuntu:24.04', 'almalinux:9-minimal'],
  [server, 'nginx:1.28', 'nginx:1.28-alpine', 'nginx:1.29-alpine', 'nginx:latest', 'wordpress:6-apache'],
  [data('/var/lib/postgresql/data'), 'postgres:17', 'postgres:17-alpine'],
  [data('/var/lib/mysql'), 'mysql:8.4'],
  [node, 'node:22-slim'],
  [data('/data'), 'redis:8-alpine'],
  [server, 'shop:latest', 'shop:1.0', 'shop:1.4.2', 'kim/shop:1.0'],
  [pinger, 'pinger:latest'],
];

export const standInNames: ReadonlySet<string> = new Set(standIns.flatMap(([, ...names]) => names));

export async function makeStandIns(engine: RealEngine): Promise<void> {
  for (const [dockerfile, first, ...others] of standIns) {
    if (first === undefined) continue;
    await engine.buildImage(first, dockerfile);
    for (const other of others) await engine.docker('tag', first, other);
  }
}
