import { Failure } from '../contract/failure.ts';
import type { OneOperation } from '../contract/operation.ts';

export const attach: OneOperation = {
  kind: 'one',
  id: 'container.attach',
  title: { en: 'Attach', ko: '연결(attach)' },
  icon: 'plug',
  topic: 'cli.container.attach',
  on: 'container',
  states: ['running'],
  placements: [{ states: ['running'], group: '1_enter@2' }],
  run: async ({ engine, ui, terminals }, thing) => {
    const inspected = (await engine.inspect('container', thing.id, thing.name)) as {
      Config?: { Tty?: unknown };
      State?: { Running?: unknown; Paused?: unknown };
    };
    if (inspected.State?.Running === false) throw new Failure('container.notRunning', [thing.name]);
    if (inspected.State?.Paused === true) throw new Failure('container.paused', [thing.name]);
    const tty = inspected.Config?.Tty === true;
    await terminals.open({
      title: `attach: ${thing.name}`,
      icon: 'plug',
      // Without a TTY there are no detach keys: signals are kept here, so that Ctrl-C leaves instead of stopping it.
      line: tty ? ['attach', thing.name] : ['attach', '--sig-proxy=false', thing.name],
      hint: tty
        ? ui.speak({
            en: 'You are at the main process. Ctrl-P Ctrl-Q leaves it running; Ctrl-C goes to the process and may end it.',
            ko: '메인 프로세스에 연결했습니다. Ctrl-P Ctrl-Q로 나가면 계속 실행되고, Ctrl-C는 프로세스에 전달되어 종료될 수 있습니다.',
          })
        : ui.speak({
            en: 'This container has no terminal of its own (it runs without -t): you see its output. Ctrl-C leaves it running.',
            ko: '이 컨테이너는 -t 없이 실행되어 자체 터미널이 없습니다. 출력만 표시되며, Ctrl-C로 나가도 계속 실행됩니다.',
          }),
      interactive: true,
      reuse: `attach/${thing.id}`,
      session: (size) => engine.attach(thing.id, thing.name, size),
    });
  },
};
