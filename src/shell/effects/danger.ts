import type { Localized } from '../../contract/localized.ts';
import type { CommandLine, DockerCall } from '../commandLine.ts';
import { innerDangersOf, shellDangersOf } from './shellDangers.ts';

/** Something that a command takes away for good: a sentence, and what fills it. */
export interface Danger {
  readonly text: Localized;
  readonly args: readonly string[];
}

interface DangerRule {
  /** Words behind `docker`, as the CLI model has them. */
  readonly command: string;
  /** One of these has to be there; undefined: it is dangerous in any case. */
  readonly flags?: readonly string[];
  /** `{0}` is what the command names. */
  readonly text: Localized;
}

/** What is asked about before it runs, once; the first rule that fits counts. */
const rules: readonly DangerRule[] = [
  {
    command: 'container rm',
    flags: ['force', 'f'],
    text: {
      en: 'Kills and removes the containers {0}, running ones too, with all that was written in them.',
      ko: '컨테이너 {0}을(를) 실행 중이라도 강제 종료하고, 그 안에 기록된 내용까지 삭제합니다.',
    },
  },
  {
    command: 'container rm',
    flags: ['volumes', 'v'],
    text: {
      en: 'Removes the containers {0} and their anonymous volumes.',
      ko: '컨테이너 {0}과(와) 익명 볼륨을 삭제합니다.',
    },
  },
  {
    command: 'container rm',
    text: {
      en: 'Removes the containers {0} with all that was written in them.',
      ko: '컨테이너 {0}을(를) 그 안에 기록된 내용과 함께 삭제합니다.',
    },
  },
  {
    command: 'container kill',
    text: {
      en: 'Kills the containers {0} at once, without time to finish.',
      ko: '컨테이너 {0}을(를) 정리할 시간 없이 강제 종료합니다.',
    },
  },
  {
    command: 'container prune',
    text: {
      en: 'Removes every container that is not running.',
      ko: '실행 중이 아닌 컨테이너를 모두 삭제합니다.',
    },
  },
  {
    command: 'image rm',
    flags: ['force', 'f'],
    text: {
      en: 'Removes the images {0} even when containers were made from them.',
      ko: '이미지 {0}을(를) 이 이미지로 만든 컨테이너가 있어도 삭제합니다.',
    },
  },
  {
    command: 'image rm',
    text: {
      en: 'Removes the images {0}; those that were built here have to be built again.',
      ko: '이미지 {0}을(를) 삭제합니다. 직접 빌드한 이미지는 다시 빌드해야 합니다.',
    },
  },
  {
    command: 'image prune',
    flags: ['all', 'a'],
    text: {
      en: 'Removes every image that no container uses.',
      ko: '컨테이너가 사용하지 않는 이미지를 모두 삭제합니다.',
    },
  },
  {
    command: 'image prune',
    text: { en: 'Removes every dangling image.', ko: '댕글링 이미지를 모두 삭제합니다.' },
  },
  {
    command: 'volume rm',
    text: {
      en: 'Removes the volumes {0} with all data in them.',
      ko: '볼륨 {0}을(를) 그 안의 데이터와 함께 삭제합니다.',
    },
  },
  {
    command: 'volume prune',
    flags: ['all', 'a'],
    text: {
      en: 'Removes every volume that no container uses, named ones too, with all data in them.',
      ko: '컨테이너가 사용하지 않는 볼륨을 이름 있는 것까지 모두 데이터와 함께 삭제합니다.',
    },
  },
  {
    command: 'volume prune',
    text: {
      en: 'Removes every anonymous volume that no container uses, with all data in them; engines before 23 remove named ones too.',
      ko: '컨테이너가 사용하지 않는 익명 볼륨을 모두 데이터와 함께 삭제합니다. 23보다 오래된 엔진은 이름 있는 볼륨도 삭제합니다.',
    },
  },
  {
    command: 'network prune',
    text: {
      en: 'Removes every network that no container uses.',
      ko: '컨테이너가 사용하지 않는 네트워크를 모두 삭제합니다.',
    },
  },
  {
    command: 'system prune',
    flags: ['volumes'],
    text: {
      en: 'Removes stopped containers, unused networks and images, the build cache, and anonymous volumes with their data.',
      ko: '중지된 컨테이너, 사용하지 않는 네트워크와 이미지, 빌드 캐시, 그리고 익명 볼륨과 그 데이터를 삭제합니다.',
    },
  },
  {
    command: 'system prune',
    flags: ['all', 'a'],
    text: {
      en: 'Removes stopped containers, unused networks, the build cache, and every image that no container uses.',
      ko: '중지된 컨테이너, 사용하지 않는 네트워크, 빌드 캐시, 컨테이너가 사용하지 않는 모든 이미지를 삭제합니다.',
    },
  },
  {
    command: 'system prune',
    text: {
      en: 'Removes stopped containers, unused networks, dangling images and the unused build cache.',
      ko: '중지된 컨테이너, 사용하지 않는 네트워크, 댕글링 이미지, 사용하지 않는 빌드 캐시를 삭제합니다.',
    },
  },
  ...['builder prune', 'buildx prune'].map((command) => ({
    command,
    text: {
      en: 'Removes the build cache; the next builds take longer.',
      ko: '빌드 캐시를 삭제합니다. 다음 빌드가 더 오래 걸립니다.',
    },
  })),
  {
    command: 'swarm leave',
    flags: ['force', 'f'],
    text: {
      en: 'Leaves the swarm although this node manages it: its services, secrets and configs may be lost.',
      ko: '매니저 노드인데도 스웜에서 나갑니다. 서비스, 시크릿, 컨피그를 잃을 수 있습니다.',
    },
  },
  ...['stack rm', 'service rm', 'secret rm', 'config rm', 'node rm'].map((command) => ({
    command,
    text: { en: 'Removes {0} from the swarm.', ko: '스웜에서 {0}을(를) 삭제합니다.' },
  })),
  {
    command: 'plugin rm',
    text: {
      en: 'Removes the plugins {0}; the volumes and networks that they serve cannot be used without them.',
      ko: '플러그인 {0}을(를) 삭제합니다. 플러그인이 제공하던 볼륨과 네트워크는 쓸 수 없게 됩니다.',
    },
  },
  {
    command: 'context rm',
    text: {
      en: 'Removes the contexts {0} with their certificates.',
      ko: '컨텍스트 {0}을(를) 인증서와 함께 삭제합니다.',
    },
  },
  {
    command: 'compose down',
    flags: ['volumes', 'v'],
    text: {
      en: 'Removes the containers and networks of the project and its volumes with all data in them.',
      ko: '프로젝트의 컨테이너와 네트워크, 그리고 볼륨과 그 안의 데이터를 모두 삭제합니다.',
    },
  },
  {
    command: 'compose down',
    flags: ['rmi'],
    text: {
      en: 'Removes the containers, networks and images of the project.',
      ko: '프로젝트의 컨테이너, 네트워크, 이미지를 삭제합니다.',
    },
  },
  {
    command: 'compose down',
    text: {
      en: 'Stops the project and removes its containers and networks.',
      ko: '프로젝트를 중지하고 컨테이너와 네트워크를 삭제합니다.',
    },
  },
  {
    command: 'compose kill',
    text: { en: 'Kills the project’s containers at once.', ko: '프로젝트의 컨테이너를 강제 종료합니다.' },
  },
  {
    command: 'compose rm',
    flags: ['force', 'f'],
    text: {
      en: 'Removes the project’s stopped containers unasked.',
      ko: '프로젝트의 중지된 컨테이너를 묻지 않고 삭제합니다.',
    },
  },
];

/** What ends or removes something by itself; with a list from elsewhere it does so to all of them. */
const ENDERS: ReadonlySet<string> = new Set([
  ...['container rm', 'container stop', 'container kill', 'container restart', 'image rm', 'volume rm', 'network rm'],
]);

const listed: Localized = {
  en: 'Acts on everything that is listed when it runs: {0}.',
  ko: '실행하는 순간 나열되는 모든 대상에 적용됩니다: {0}.',
};

/**
 * What is lost when a line runs; empty when nothing is.
 * @param calls those of the line, as docker reads them.
 */
export function dangersOf(line: Pick<CommandLine, 'script'>, calls: readonly DockerCall[]): Danger[] {
  const ofDocker = calls.flatMap((call): Danger[] => {
    if (call.help) return [];
    const command = call.command.path.join(' ');
    const used = new Set(call.flags.map(({ name, flag }) => flag?.name ?? name));
    const rule = rules.find((one) => one.command === command && (one.flags?.some((flag) => used.has(flag)) ?? true));
    const names = call.arguments.map(({ word }) => word.raw);
    // Without a name docker refuses the line.
    const isIdle = rule?.text.en.includes('{0}') === true && names.length === 0 && !call.invocation.fed;
    const own = rule === undefined || isIdle ? [] : [{ text: rule.text, args: [names.join(', ') || '…'] }];
    const lists = ENDERS.has(command) ? listsOf(call) : [];
    return [...own, ...lists.map((list) => ({ text: listed, args: [list] })), ...innerDangersOf(call)];
  });
  return [...ofDocker, ...shellDangersOf(line)];
}

/** `$(docker ps -aq)` among the arguments, and `xargs` in front. */
function listsOf(call: DockerCall): string[] {
  const substitutions = call.arguments.map(({ word }) => word.raw).filter((raw) => /^"?(?:\$\(|`)/.test(raw));
  return [...substitutions, ...(call.invocation.wrappers.some(({ text }) => text === 'xargs') ? ['xargs'] : [])];
}
