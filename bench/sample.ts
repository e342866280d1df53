/** A Dockerfile with a bit of everything. */
export function dockerfileOf(lines: number): string {
  const block = [
    'FROM node:22-slim AS build',
    'ARG VERSION=1',
    'ENV NODE_ENV=production \\',
    '    PORT=8080',
    'WORKDIR /srv/app',
    'COPY package.json package-lock.json ./',
    'RUN npm ci && \\',
    '    # the cache is of no use in a layer',
    '    npm cache clean --force',
    'COPY <<EOF /etc/motd',
    'RUN is only a word in here',
    'EOF',
    'HEALTHCHECK --interval=30s CMD curl -f http://localhost/ || exit 1',
    'EXPOSE 8080',
    'CMD ["node", "server.js"]',
  ];
  return Array.from({ length: lines }, (_, index) => block[index % block.length]).join('\n');
}
