import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { current, HOME, machine } from '../../test/helpers/machine.ts';
import { foundAddresses, resolveEndpoint } from './endpoint.ts';
import type { Surroundings } from './surroundings.ts';

describe('nothing is configured and nothing is at the default address', () => {
  const env = { XDG_RUNTIME_DIR: '/run/user/1000', TMPDIR: '/tmp/kim' };
  const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    linux: [
      '/run/user/1000/docker.sock',
      `${HOME}/.docker/run/docker.sock`,
      `${HOME}/.docker/desktop/docker.sock`,
      `${HOME}/.colima/default/docker.sock`,
      `${HOME}/.config/colima/default/docker.sock`,
      `${HOME}/.orbstack/run/docker.sock`,
      `${HOME}/.rd/docker.sock`,
      '/run/user/1000/podman/podman.sock',
      '/run/podman/podman.sock',
    ],
    darwin: [
      `${HOME}/.docker/run/docker.sock`,
      `${HOME}/.colima/default/docker.sock`,
      `${HOME}/.orbstack/run/docker.sock`,
      `${HOME}/.rd/docker.sock`,
      '/tmp/kim/podman/podman-machine-default-api.sock',
      `${HOME}/.local/share/containers/podman/machine/podman.sock`,
    ],
    win32: ['//./pipe/dockerDesktopLinuxEngine', '//./pipe/podman-machine-default'],
  };
  for (const [platform, list] of Object.entries(places)) {
    for (const [index, place] of list.entries()) {
      it(`${platform}: ${place} is found, before what comes after it`, async () => {
        const files = Object.fromEntries(list.slice(index).map((file) => [file, '']));
        const endpoint = await resolveEndpoint('', machine(env, files, platform as NodeJS.Platform));
        const scheme = platform === 'win32' ? 'npipe' : 'unix';
        const address = `${scheme}://${place}`;
        assert.deepEqual(endpoint, { address, source: 'found', connection: { kind: 'socket', path: place } });
      });
    }
  }

  const rootless = { '/run/user/1000/docker.sock': '' };
  const configured: readonly [string, string, Surroundings['env'], Record<string, string>][] = [
    ['the setting', 'unix:///var/run/docker.sock', {}, {}],
    ['the setting, by name', 'context:default', {}, {}],
    ['DOCKER_HOST', '', { DOCKER_HOST: 'unix:///var/run/docker.sock' }, {}],
    ['a blank DOCKER_HOST', '', { DOCKER_HOST: ' ' }, {}],
    ['DOCKER_CONTEXT', '', { DOCKER_CONTEXT: 'default' }, {}],
    ['currentContext', '', {}, current('default')],
    ['the default address, where something is', '', {}, { '/var/run/docker.sock': '' }],
  ];
  for (const [name, setting, more, files] of configured) {
    it(`${name} is kept to: nothing else is looked for`, async () => {
      const around = machine({ ...env, ...more }, { ...rootless, ...files });
      assert.equal((await resolveEndpoint(setting, around)).address, 'unix:///var/run/docker.sock');
    });
  }

  for (const folder of ['', 'relative']) {
    it(`an XDG_RUNTIME_DIR of ${JSON.stringify(folder)} is none`, async () => {
      const around = machine({ XDG_RUNTIME_DIR: folder }, { 'docker.sock': '', 'relative/docker.sock': '' });
      assert.equal((await resolveEndpoint('', around)).source, 'default');
    });
  }
});

describe('engines to choose from', () => {
  it('are the default socket, when it is there, and every other that is', async () => {
    const files = { '/run/podman/podman.sock': '', [`${HOME}/.colima/default/docker.sock`]: '' };
    const others = [`unix://${HOME}/.colima/default/docker.sock`, 'unix:///run/podman/podman.sock'];
    assert.deepEqual(await foundAddresses(machine({}, files)), others);
    const all = await foundAddresses(machine({ DOCKER_HOST: 'tcp://h:1' }, { ...files, '/var/run/docker.sock': '' }));
    assert.deepEqual(all, ['unix:///var/run/docker.sock', ...others]);
  });

  it('are each offered once on Windows, where the default pipe is a usual place too', async () => {
    const files = { '//./pipe/docker_engine': '', '//./pipe/podman-machine-default': '' };
    const expected = ['npipe:////./pipe/docker_engine', 'npipe:////./pipe/podman-machine-default'];
    assert.deepEqual(await foundAddresses(machine({}, files, 'win32')), expected);
  });
});
