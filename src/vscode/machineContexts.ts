import type { Contexts } from '../contract/context.ts';

/** Docker's contexts on this machine. The code that reads them is loaded when somebody asks for the first time. */
export function machineContexts(): () => Promise<Contexts> {
  let contexts: Promise<Contexts> | undefined;
  const open = async (): Promise<Contexts> => {
    const { DockerContexts, thisMachine } = await import('../engine/entry.ts');
    return new DockerContexts(thisMachine());
  };
  return () => (contexts ??= open());
}
