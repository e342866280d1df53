/** What the editor's side loads of this folder, in one piece and only when it is first needed. */
export { runBuildkitCheck } from './buildkitCheck.ts';
export { cliEnvironment, cliGlobalOptions, findDockerCli } from './cli.ts';
export { FileContexts } from './contexts.ts';
export { DockerEngine } from './dockerEngine.ts';
export { foundAddresses, resolveEndpoint } from './endpoint.ts';
export { openProcess } from './processSession.ts';
export { thisMachine } from './surroundings.ts';
