import type { OptionValues, RunOptionId } from '../../src/shell/run/table.ts';
import type { RealEngine } from './realEngine.ts';

/** A network of its own. */
export async function makeNetwork(real: RealEngine): Promise<{ readonly name: string }> {
  const name = real.name('net');
  real.willRemove('network', 'rm', name);
  await real.docker('network', 'create', name);
  return { name };
}

/** Options that docker refuses, or that mean nothing, beside others. */
export const alone: ReadonlySet<string> = new Set(['expose', 'ip', 'uts', 'noHealthcheck', 'cpuPeriod', 'cpuQuota']);

/** Options that get on with each other, and of which each writes a field of its own: one container tries them all. */
export const harmless: ReadonlySet<string> = new Set([
  ...['expose', 'domainname', 'dnsOption', 'dnsSearch', 'device', 'deviceCgroupRule', 'securityOpt', 'groupAdd'],
  ...['ipc', 'cgroupns', 'runtime', 'sysctl', 'oomScoreAdj', 'memoryReservation', 'cpuPeriod', 'cpuQuota', 'ulimit'],
  ...['cpusetMems', 'volumeDriver', 'label', 'shmSize', 'workdir', 'user', 'stopSignal', 'stopTimeout'],
]);

/** How many networks have addresses of their own. */
let subnets = 0;

/** Each option of the table once, with a value that this machine can grant; an empty one is only made, never started. */
export async function moreOptions(real: RealEngine): Promise<Record<RunOptionId, OptionValues>> {
  const { name } = await makeNetwork(real);
  const neighbour = await real.container('neighbour', undefined, ['--volume', '/shared']);
  await real.docker('network', 'connect', name, neighbour.name);
  const subnet = real.name('subnet');
  real.willRemove('network', 'rm', subnet);
  await real.docker('network', 'create', '--subnet', `10.78.${++subnets}.0/24`, subnet);
  const values: Record<RunOptionId, OptionValues> = {
    network: { network: [name] },
    networkAlias: { network: [name], networkAlias: ['one', 'two'] },
    ip: { network: [subnet], ip: [`10.78.${subnets}.9`] },
    ip6: {},
    macAddress: {},
    expose: { expose: ['90', '3000-3002/udp'] },
    link: { link: [neighbour.name, `${neighbour.name}:db`] },
    publishAll: { publishAll: [''] },
    hostname: { hostname: ['web.example'] },
    domainname: { domainname: ['example.com'] },
    addHost: { addHost: ['db:10.0.0.5', 'gate:host-gateway', 'other=10.0.0.6', 'six=[fd00::1]'] },
    dns: { dns: ['1.1.1.1', '8.8.8.8'] },
    dnsSearch: { dnsSearch: ['example.com'] },
    dnsOption: { dnsOption: ['ndots:1', 'timeout:2'] },
    mount: { mount: ['type=bind,source=/tmp,target=/bound,readonly', 'type=tmpfs,target=/fast,tmpfs-size=1m'] },
    volumeDriver: { volumeDriver: ['local'] },
    volumesFrom: { volumesFrom: [`${neighbour.name}:ro`] },
    tmpfs: { tmpfs: ['/in-memory', '/sized:size=1m'] },
    workdir: { workdir: ['/srv'] },
    user: { user: ['1000:1000'] },
    entrypoint: { entrypoint: ['env'] },
    label: { label: ['a=1', 'b=two words', 'c='] },
    logDriver: { logDriver: ['local'] },
    logOpt: { logOpt: ['max-size=10m', 'max-file=3'] },
    healthCmd: { healthCmd: ['true || exit 1'] },
    noHealthcheck: { noHealthcheck: [''] },
    healthInterval: { healthCmd: ['true'], healthInterval: ['1m30s'] },
    healthTimeout: { healthCmd: ['true'], healthTimeout: ['500ms'] },
    healthStartPeriod: { healthCmd: ['true'], healthStartPeriod: ['10s'] },
    // Asks for an engine of version 25.
    healthStartInterval: {},
    healthRetries: { healthCmd: ['true'], healthRetries: ['5'] },
    stopSignal: { stopSignal: ['SIGINT'] },
    stopTimeout: { stopTimeout: ['1'] },
    init: { init: [''] },
    readOnly: { readOnly: [''] },
    capAdd: { capAdd: ['NET_ADMIN', 'sys_time'] },
    capDrop: { capDrop: ['NET_RAW', 'MKNOD'] },
    privileged: {},
    shmSize: { shmSize: ['128m'] },
    device: { device: ['/dev/null:/dev/xnull', '/dev/zero:/dev/zero:r', '/dev/full'] },
    deviceCgroupRule: { deviceCgroupRule: ['c 1:3 rwm'] },
    securityOpt: { securityOpt: ['no-new-privileges', 'seccomp=unconfined', 'systempaths=unconfined'] },
    groupAdd: { groupAdd: ['99', '44'] },
    pid: { pid: ['host'] },
    ipc: { ipc: ['shareable'] },
    uts: { uts: ['host'] },
    userns: { userns: ['host'] },
    cgroupns: { cgroupns: ['host'] },
    cgroupParent: {},
    runtime: { runtime: ['runc'] },
    sysctl: { sysctl: ['net.ipv4.ip_forward=1'] },
    storageOpt: {},
    annotation: {},
    oomScoreAdj: { oomScoreAdj: ['100'] },
    oomKillDisable: {},
    memory: { memory: ['512MiB'] },
    memoryReservation: { memory: ['64m'], memoryReservation: ['32m'] },
    memorySwappiness: {},
    memorySwap: { memory: ['64m'], memorySwap: ['96m'] },
    cpus: { cpus: ['0.5'] },
    cpuShares: { cpuShares: ['512'] },
    cpuPeriod: { cpuPeriod: ['100000'] },
    cpuQuota: { cpuQuota: ['50000'] },
    cpusetCpus: { cpusetCpus: ['0'] },
    cpusetMems: { cpusetMems: ['0'] },
    ulimit: { ulimit: ['nofile=100:200', 'core=0'] },
    pidsLimit: { pidsLimit: ['50'] },
    blkioWeight: {},
    deviceReadBps: {},
    deviceWriteBps: {},
    deviceReadIops: {},
    deviceWriteIops: {},
    restart: { restart: ['on-failure:2'] },
  };
  return values;
}
