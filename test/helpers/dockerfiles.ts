/** A fixture whose `|` marks the cursor. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset === -1) throw new Error(`no cursor in ${JSON.stringify(marked)}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

export interface Variant {
  readonly name: string;
  /** Makes the same file in another dress; the cursor moves along. */
  readonly of: (marked: string) => string;
}

/** The dresses that a Dockerfile may come in: each is to mean the same. */
export const VARIANTS: readonly Variant[] = [
  { name: 'as it stands', of: (text) => text },
  { name: 'CRLF', of: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'BOM', of: (text) => `\uFEFF${text}` },
  { name: 'escape=`', of: (text) => `# escape=\`\n${text.replaceAll('\\\n', '`\n')}` },
  { name: 'Korean and emoji above', of: (text) => `# 첫 줄 주석 🐳\n${text}` },
  {
    name: 'small letters',
    of: (text) => text.replace(/^(?:ONBUILD )?[A-Z]+(?= )/gm, (keyword) => keyword.toLowerCase()),
  },
];

/** Those, and one for texts with one instruction for each line and no heredoc. */
export const LINE_VARIANTS: readonly Variant[] = [
  ...VARIANTS,
  { name: 'a continued line', of: (text) => text.replace(/\n([A-Z]+) (?=[^\n]*$)/, '\n$1 \\\n  # 주석\n  ') },
];

/** The last line of such a text behind ONBUILD. */
export const ONBUILD: Variant = { name: 'ONBUILD', of: (text) => text.replace(/\n(?=[^\n]*$)/, '\nONBUILD ') };

/** Dockerfiles that have a bit of everything. */
export const CORPUS: readonly string[] = [
  `# syntax=docker/dockerfile:1
ARG VERSION=22
FROM node:\${VERSION:-20}-alpine AS deps
WORKDIR /app
ARG VERSION
ENV NODE_ENV=production HOME_DIR="/home/\${NODE_ENV}"
COPY --link package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci && echo "$NODE_ENV \${VERSION#2}" '$NODE_ENV'

# region build
FROM deps AS build
COPY . src
RUN <<SCRIPT
set -e
echo $NODE_ENV
cp -r src out
SCRIPT
# endregion

FROM nginx:1.27
COPY --from=build /app/out /usr/share/nginx/html
COPY --from=0 /app/package.json /
RUN --mount=type=bind,from=deps,source=/app,target=/x ls /x
COPY <<PAGE /usr/share/nginx/html/hello.html
<p>안녕 🐳 $NODE_ENV</p>
PAGE
EXPOSE 80
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
CMD ["nginx", "-g", "daemon off;"]
`,
  `FROM ghcr.io/owner/tool:v1 AS tool
FROM scratch
ONBUILD COPY --from=tool /a /b
ONBUILD ARG MODE=x
ONBUILD RUN echo $MODE \\
  # 가운데 주석
  && MODE=2 && echo $MODE
ADD https://example.com/a.tar.gz https://github.com/moby/buildkit.git#v0.1 /src/
LABEL a=b "c d"='e f'
ENV OLD value of it
SHELL ["/bin/bash", "-c"]
STOPSIGNAL SIGTERM
USER 1000:1000
VOLUME /data
MAINTAINER me
CMD echo $OLD
`,
  `FROM debian:13
ENV COUNT=3 NAME=x
RUN printenv COUNT NAME && echo $((COUNT + 1)) "$(( $COUNT * COUNT ))" \
  && COUNT=9 app && export NAME && test -v COUNT
RUN COUNT=2; echo $COUNT && unset NAME && echo $NAME
RUN sh -c 'echo $NAME' && env -u COUNT app
RUN ["sh", "-c", "echo $NAME"]
RUN cat <<TEXT >/a && bash <<'SCRIPT'
$NAME $((COUNT))
TEXT
NAME=y; echo $NAME $COUNT
SCRIPT
RUN python3 <<PY
print("$NAME", COUNT)
PY
COPY <<'SH' /run.sh
#!/bin/sh
apt-get install $NAME
SH
SHELL ["pwsh", "-Command"]
RUN Write-Host $env:NAME "\${env:COUNT}" 'x' $NAME; $env:COUNT = 1; echo $env:COUNT
SHELL ["cmd", "/S", "/C"]
RUN echo %NAME% %COUNT:~0,1%
`,
];
