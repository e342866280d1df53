import type { Choice, MakeOperation, Services } from '../../contract/operation.ts';
import { registryProblem } from '../../shell/registryAddress.ts';

const HUB = 'docker.io';

export const login: MakeOperation = {
  kind: 'make',
  id: 'system.login',
  title: { en: 'Log In to a Registry…', ko: '레지스트리 로그인…' },
  icon: 'key',
  topic: 'cli.login',
  on: 'engine',
  /** @param argument the registry, where a failure has named it already */
  run: async (services, argument) => {
    const { ui } = services;
    const title = ui.speak({ en: 'Log In to a Registry', ko: '레지스트리 로그인' });
    const isKnown = typeof argument === 'string' && registryProblem(argument) === undefined;
    const host = isKnown ? argument : await askForRegistry(services, title);
    if (host !== undefined) await logIn(services, host);
  },
};

export async function logIn(services: Services, host: string): Promise<void> {
  const { ui, logins, settings, terminals } = services;
  const title = ui.speak({ en: 'Log In to {0}', ko: '{0} 로그인' }, host);
  const username = await ui.input(title, ui.speak({ en: 'User name', ko: '사용자 이름' }), '', (value) =>
    value.trim() === '' ? ui.speak({ en: 'A user name is needed.', ko: '사용자 이름을 입력하십시오.' }) : undefined,
  );
  if (username === undefined) return;
  const line = ['login', '--username', username.trim(), ...(host === HUB ? [] : [host])];
  // In a terminal docker asks for the password itself.
  if (settings.commandPreview() === 'terminal') return terminals.type([line]);
  const secret = await ui.secret(
    title,
    ui.speak({
      en: 'Password or access token. It is handed to docker, which keeps it; Dockyard does not.',
      ko: '비밀번호나 액세스 토큰. docker에 넘겨 docker가 보관하며 Dockyard는 보관하지 않습니다.',
    }),
  );
  if (secret === undefined || secret === '') return;
  const wasIn = (await logins.loggedIn()).includes(host);
  await services.perform({
    line,
    progress: ui.speak({ en: 'Logging in to {0}', ko: '{0} 로그인 중' }, host),
    confirmed: true,
    act: () => logins.login(host, username.trim(), secret),
    // Nobody but docker knows the login that was there before.
    undo: () => (wasIn ? undefined : { line: logoutLine(host), act: () => logins.logout(host) }),
  });
}

export const logout: MakeOperation = {
  kind: 'make',
  id: 'system.logout',
  title: { en: 'Log Out of a Registry…', ko: '레지스트리 로그아웃…' },
  icon: 'sign-out',
  topic: 'cli.logout',
  on: 'engine',
  run: async (services) => {
    const { ui, logins } = services;
    const hosts = await logins.loggedIn();
    if (hosts.length === 0) {
      ui.status(ui.speak({ en: 'docker has no login for any registry.', ko: '로그인된 레지스트리가 없습니다.' }));
      return;
    }
    const title = ui.speak({ en: 'Log Out', ko: '로그아웃' });
    const prompt = ui.speak({ en: 'Of which registry?', ko: '어느 레지스트리에서 로그아웃하시겠습니까?' });
    const host = await ui.pick(
      title,
      prompt,
      hosts.map((value) => ({ label: value, value, icon: 'key' })),
    );
    if (host === undefined) return;
    await services.perform({
      line: logoutLine(host),
      progress: ui.speak({ en: 'Logging out of {0}', ko: '{0} 로그아웃 중' }, host),
      act: () => logins.logout(host),
    });
  },
};

function logoutLine(host: string): string[] {
  return ['logout', ...(host === HUB ? [] : [host])];
}

async function askForRegistry({ ui, logins }: Services, title: string): Promise<string | undefined> {
  const known = [...new Set([HUB, ...(await logins.loggedIn())])];
  const choices: Choice<string>[] = [
    ...known.map((host) => ({ label: host === HUB ? 'Docker Hub' : host, value: host, icon: 'package' })),
    { label: ui.speak({ en: 'Another registry…', ko: '다른 레지스트리…' }), value: '', icon: 'add' },
  ];
  const chosen = await ui.pick(title, ui.speak({ en: 'Which registry?', ko: '어느 레지스트리입니까?' }), choices);
  if (chosen !== '') return chosen;
  const prompt = ui.speak({
    en: 'Its address as in the names of images: registry.example.com or 127.0.0.1:5000',
    ko: '이미지 이름에 쓰는 주소. 예: registry.example.com, 127.0.0.1:5000',
  });
  const typed = await ui.input(title, prompt, '', (value) => {
    const problem = registryProblem(value.trim());
    return problem === undefined ? undefined : ui.speak(problem);
  });
  return typed?.trim();
}
