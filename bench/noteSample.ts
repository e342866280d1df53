/** A section of a note as people write them, each a bit different: one line in eight calls docker, some with a slip. */
function section(number: number): string[] {
  const name = `web-${number}`;
  return [
    `## Step ${number}: a server of its own`,
    '',
    `Every project has a container \`${name}\`, and \`docker ps --filter name=${name}\` shows whether it runs.`,
    'What is written inside is lost with it, so its data belongs into a volume.',
    '',
    '```sh',
    `docker volume create data-${number}`,
    `docker run -d --name ${name} -p ${8000 + (number % 1000)}:80 -v data-${number}:/var/lib/app:ro \\`,
    `    --restart on-failure:3 --memory 512m nginx:1.27`,
    '# what it says',
    number % 3 === 0 ? `docker logs --folow ${name}` : `docker logs --follow ${name}`,
    '```',
    '',
    '| Flag | Meaning |',
    '|---|---|',
    `| \`--name\` | what it is called: ${name} |`,
    '| `--restart` | when the engine starts it again |',
    '',
    '1. The build takes its context from the folder:',
    '',
    '   ```console',
    `   $ docker build -t app:${number} --build-arg VERSION=${number} .`,
    '   Successfully built',
    '   ```',
    '',
    ...(number % 4 === 0
      ? [
          '```dockerfile',
          'FROM node:22-slim',
          `WORKDIR /srv/app-${number}`,
          'COPY . .',
          'CMD ["node", "server.js"]',
          '```',
          '',
        ]
      : ['> A note on the side, with nothing to type in it.', '>', '> It has a second paragraph.', '']),
    `    docker stop ${name} && docker rm --volumes ${name}`,
    '',
    `- 정리할 때는 \`docker system prune\`을 쓰고, ${number}단계의 볼륨은 남깁니다.`,
    '- The meeting moved to Thursday, and the report is due in a week from now.',
    '  It takes place in the small room,',
    '  and there will be tea.',
    '',
    'Nothing in this paragraph is about containers. It is here because most of what people note is not,',
    'and it goes on for a while, as paragraphs do: somebody said that the train to the coast leaves at nine,',
    'that the plants need water twice a week, and that the landlord has to be called about the door.',
    '',
    '### What is left to do',
    '',
    `- [ ] ask who looks after ${name}`,
    '- [x] water the plants',
    '',
  ];
}

/** A Markdown note with docker lines. @param version another one has other names in each of its commands. */
export function noteOf(lines: number, version: number): string {
  const written: string[] = [];
  for (let number = version * 10_000; written.length < lines; number += 1) written.push(...section(number));
  return written.slice(0, lines).join('\n');
}
