import type { Services } from '../contract/operation.ts';
import type { EngineConnection } from './engineConnection.ts';

/** What operations use of the machine that the extension runs on; loaded with the first of them. */
export async function machineServices(
  connection: EngineConnection,
): Promise<Pick<Services, 'files' | 'archives' | 'registries' | 'logins' | 'webScheme'>> {
  const { CliLogins, cliEnvironment, DistributionRegistries, machineArchives, machineFiles, thisMachine, webScheme } =
    await import('../engine/entry.ts');
  const around = thisMachine();
  return {
    files: machineFiles,
    archives: machineArchives,
    webScheme,
    registries: new DistributionRegistries(around),
    logins: new CliLogins(around, async () => cliEnvironment(await connection.endpoint())),
  };
}
