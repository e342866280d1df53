import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

const secret = new Set([
  'apikey',
  'auth',
  'credential',
  'credentials',
  'key',
  'password',
  'pword',
  'passwd',
  'secret',
  'token',
]);
const harmless = new Set(['public', 'file', 'version']);

export const secretsUsedInArgOrEnv: Rule = {
  code: 'SecretsUsedInArgOrEnv',
  aliases: ['DL3064'],
  origin: 'buildkit',
  title: { en: 'No secrets in ARG and ENV', ko: 'ARG와 ENV에 비밀 값을 넣지 않습니다' },
  message: {
    en: 'The value of {0} {1} can be read in the image; hand secrets over with RUN --mount=type=secret.',
    ko: '{0} {1}의 값은 이미지에서 읽을 수 있습니다. 비밀 값은 RUN --mount=type=secret으로 전달하세요.',
  },
  why: {
    en: 'ENV is part of the image, and the values of ARG stand in its history: docker history and docker inspect show both to everybody who has the image. A secret mount is there for one RUN only and leaves nothing behind.',
    ko: 'ENV는 이미지에 그대로 들어가고 ARG의 값은 이미지 기록에 남습니다. 이미지를 가진 사람은 누구나 docker history와 docker inspect로 볼 수 있습니다. 시크릿 마운트는 해당 RUN에서만 보이고 흔적을 남기지 않습니다.',
  },
  severity: 'warning',
  bad: 'FROM node:24\nARG NPM_TOKEN\nRUN npm config set //registry.npmjs.org/:_authToken=$NPM_TOKEN\n',
  good: 'FROM node:24\nRUN --mount=type=secret,id=npm-token,env=NPM_TOKEN npm ci\n',
  reference: buildCheck('secrets-used-in-arg-or-env'),
  check: {
    instructions: {
      keywords: ['ARG', 'ENV'],
      visit(instruction, { model }, report) {
        const { pairs = [], keyword, parent } = instruction;
        if (parent !== undefined || model.stageOf(instruction) === undefined) return;
        for (const { nameWord, nameSpan } of pairs) {
          const words = nameWord.text.toLowerCase().split('_');
          if (!words.some((word) => secret.has(word)) || words.some((word) => harmless.has(word))) continue;
          report({ span: nameSpan, arguments: [keyword, nameWord.text] });
        }
      },
    },
  },
};
