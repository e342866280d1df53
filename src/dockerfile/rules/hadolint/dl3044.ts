import { withNested } from '../../syntax/words.ts';
import { hadolintRule } from './define.ts';

export const dl3044 = hadolintRule({
  code: 'DL3044',
  title: { en: 'ENV does not use what it sets itself', ko: 'ENV는 자신이 설정하는 변수를 쓰지 않습니다' },
  message: {
    en: '{0} has no value here yet: it is set by this same ENV.',
    ko: '{0}은(는) 바로 이 ENV에서 설정하므로 여기서는 아직 값이 없습니다.',
  },
  why: {
    en: 'All values of one ENV are filled in before any of its names is set, so the name is empty or has its old value. Put the two into two ENV instructions.',
    ko: '한 ENV의 값은 이름이 하나도 설정되기 전에 모두 치환되므로, 이름이 비어 있거나 예전 값을 갖습니다. ENV를 둘로 나누세요.',
  },
  severity: 'error',
  bad: 'FROM debian:12\nENV HOME_DIR=/srv DATA_DIR=$HOME_DIR/data\n',
  good: 'FROM debian:12\nENV HOME_DIR=/srv\nENV DATA_DIR=$HOME_DIR/data\n',
  check: {
    instructions: {
      keywords: ['ENV'],
      visit: (instruction, { model }, report) => {
        const pairs = instruction.pairs ?? [];
        if (pairs.length < 2 || !instruction.line.text.includes('$')) return;
        const names = new Set(pairs.map(({ nameWord }) => nameWord.text));
        for (const { nameWord, valueWord } of pairs) {
          for (const variable of withNested(valueWord?.variables ?? [])) {
            // Its own old value is what `PATH=$PATH:/x` wants.
            if (variable.name === nameWord.text || !names.has(variable.name)) continue;
            if (model.bindingAt(variable.name, instruction) === undefined)
              report({ span: variable, arguments: [variable.name] });
          }
        }
      },
    },
  },
});
