import type { ContextSpec } from '../contract/context.ts';
import type { Choice, ContextServices, MakeContextOperation, Ui } from '../contract/operation.ts';
import { contextNameProblem, createContextLine, takesCertificates } from '../shell/contextLine.ts';
import { joinWords } from '../shell/words.ts';
import { askForAddress, askForDescription } from './contextFields.ts';

type Step = 'create' | 'description' | 'address' | 'ca' | 'client' | 'skipVerify';

/** Asks for the two things that a context must have; the rest is a list on top of which stands the whole line. */
export const createContext: MakeContextOperation = {
  kind: 'make',
  id: 'context.create',
  title: { en: 'Create…', ko: '만들기…' },
  icon: 'add',
  topic: 'cli.context.create',
  on: 'context',
  titleGroup: 'navigation@1',
  run: async (services) => {
    const { contexts, ui } = services;
    const name = await askForName(services);
    if (name === undefined) return;
    const address = await askForAddress(services, '');
    if (address === undefined) return;
    let spec: ContextSpec = { name, description: '', address, skipVerify: false };
    for (;;) {
      const title = ui.speak({ en: 'Create the Context {0}', ko: '컨텍스트 {0} 만들기' }, name);
      const step = await ui.pick(title, lineOf(spec), steps(ui, spec));
      if (step === undefined) return;
      if (step === 'create') break;
      spec = await change(services, step, spec);
    }
    const made = spec;
    await services.perform({
      line: createContextLine(made),
      progress: ui.speak({ en: 'Creating {0}', ko: '{0} 만드는 중' }, name),
      act: () => contexts.create(made),
    });
  },
};

function lineOf(spec: ContextSpec): string {
  return `docker ${joinWords(createContextLine(spec))}`;
}

async function askForName({ contexts, ui }: ContextServices): Promise<string | undefined> {
  const taken = new Set((await contexts.list()).map(({ name }) => name));
  const name = await ui.input(
    ui.speak({ en: 'Name of the Context', ko: '컨텍스트 이름' }),
    ui.speak({ en: 'What you will call the engine, for example staging', ko: '엔진을 부를 이름. 예: staging' }),
    '',
    (value) => {
      const problem = contextNameProblem(value.trim());
      if (problem !== undefined) return ui.speak(problem);
      const text = { en: 'There is a context “{0}” already.', ko: '“{0}” 컨텍스트가 이미 있습니다.' };
      return taken.has(value.trim()) ? ui.speak(text, value.trim()) : undefined;
    },
  );
  return name?.trim();
}

function steps({ speak }: Ui, spec: ContextSpec): Choice<Step>[] {
  const none = speak({ en: 'none', ko: '없음' });
  const certificates: Choice<Step>[] = [
    {
      value: 'ca',
      icon: 'verified',
      label: speak({ en: 'CA certificate (ca)', ko: 'CA 인증서(ca)' }),
      description: spec.ca ?? none,
      detail: speak({
        en: 'Who the server’s certificate must be signed by. Chosen again, it is left out.',
        ko: '서버 인증서를 서명한 기관의 인증서입니다. 다시 선택하면 해제됩니다.',
      }),
    },
    {
      value: 'client',
      icon: 'key',
      label: speak({ en: 'Client certificate and key (cert, key)', ko: '클라이언트 인증서와 키(cert, key)' }),
      description: spec.cert === undefined ? none : `${spec.cert}, ${spec.key ?? ''}`,
      detail: speak({
        en: 'What proves to the server who you are. Chosen again, they are left out.',
        ko: '서버에 자신을 증명하는 인증서와 키입니다. 다시 선택하면 해제됩니다.',
      }),
    },
    {
      value: 'skipVerify',
      icon: 'unverified',
      label: speak({
        en: 'Accept any server certificate (skip-tls-verify)',
        ko: '서버 인증서 확인 안 함(skip-tls-verify)',
      }),
      description: spec.skipVerify ? speak({ en: 'yes', ko: '예' }) : speak({ en: 'no', ko: '아니요' }),
    },
  ];
  return [
    {
      value: 'create',
      icon: 'add',
      label: speak({ en: 'Create now', ko: '지금 만들기' }),
      detail: lineOf(spec),
    },
    {
      value: 'description',
      icon: 'note',
      label: speak({ en: 'Description', ko: '설명' }),
      description: spec.description === '' ? none : spec.description,
    },
    { value: 'address', icon: 'plug', label: speak({ en: 'Address', ko: '주소' }), description: spec.address },
    ...(takesCertificates(spec.address) ? certificates : []),
  ];
}

async function change(
  services: ContextServices,
  step: Exclude<Step, 'create'>,
  spec: ContextSpec,
): Promise<ContextSpec> {
  const { ui } = services;
  switch (step) {
    case 'description':
      return { ...spec, description: (await askForDescription(ui, spec.description)) ?? spec.description };
    case 'address': {
      const address = (await askForAddress(services, spec.address)) ?? spec.address;
      const { name, description } = spec;
      // What only TCP has would otherwise stay in the line, where nobody could take it out any more.
      return takesCertificates(address) ? { ...spec, address } : { name, description, address, skipVerify: false };
    }
    case 'skipVerify':
      return { ...spec, skipVerify: !spec.skipVerify };
    case 'ca': {
      const { ca: before, ...rest } = spec;
      if (before !== undefined) return rest;
      const ca = await ui.file(ui.speak({ en: 'CA Certificate (PEM)', ko: 'CA 인증서(PEM)' }));
      return ca === undefined ? spec : { ...spec, ca };
    }
    case 'client': {
      if (spec.cert !== undefined) return withoutClient(spec);
      const cert = await ui.file(ui.speak({ en: 'Client Certificate (PEM)', ko: '클라이언트 인증서(PEM)' }));
      if (cert === undefined) return spec;
      // One without the other is of no use.
      const key = await ui.file(ui.speak({ en: 'Client Key (PEM)', ko: '클라이언트 키(PEM)' }));
      return key === undefined ? spec : { ...spec, cert, key };
    }
  }
}

function withoutClient({ name, description, address, skipVerify, ca }: ContextSpec): ContextSpec {
  return { name, description, address, skipVerify, ...(ca === undefined ? {} : { ca }) };
}
