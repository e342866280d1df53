import { record } from '../../model/raw.ts';
import { mountOf, mountTexts } from './mount.ts';
import { listOption, type RunOption, textOption } from './option.ts';

/** What is mounted into a container, besides `-v`. */
export const mountOptions = {
  mount: {
    flag: '--mount',
    takes: 'many',
    title: { en: 'Mounts', ko: '마운트' },
    hint: {
      en: 'type=bind,source=/host/path,target=/path,readonly or type=volume,source=NAME,target=/path',
      ko: 'type=bind,source=/호스트/경로,target=/경로,readonly 또는 type=volume,source=이름,target=/경로',
    },
    fits: (value) => mountOf(value) !== undefined,
    put: (body, values) => {
      body.HostConfig['Mounts'] = values.map(mountOf);
    },
    read: mountTexts,
  },
  volumesFrom: listOption(
    {
      flag: '--volumes-from',
      title: { en: 'Volumes of another container', ko: '다른 컨테이너의 볼륨' },
      hint: { en: 'CONTAINER, or CONTAINER:ro to read only', ko: '컨테이너, 읽기만 하려면 컨테이너:ro' },
    },
    'HostConfig',
    'VolumesFrom',
    (value) => /^[\w.-]+(?::r[ow])?$/.test(value),
  ),
  tmpfs: {
    flag: '--tmpfs',
    takes: 'many',
    title: { en: 'Folders in memory (tmpfs)', ko: '메모리에 두는 폴더(tmpfs)' },
    hint: { en: '/path or /path:size=64m', ko: '/경로 또는 /경로:size=64m' },
    fits: (value) => /^\/[^:]*(?::[\w=,.%-]+)?$/.test(value),
    put: (body, values) => {
      const entries = values.map((value) => {
        const [target = '', options = ''] = value.split(':');
        return [target, options] as const;
      });
      body.HostConfig['Tmpfs'] = Object.fromEntries(entries);
    },
    read: ({ HostConfig }) =>
      Object.entries(record(record(HostConfig)['Tmpfs'])).map(([target, options]) =>
        typeof options === 'string' && options !== '' ? `${target}:${options}` : target,
      ),
  },
  volumeDriver: textOption(
    {
      flag: '--volume-driver',
      title: { en: 'Volume driver', ko: '볼륨 드라이버' },
      hint: { en: 'What makes the volumes of -v: local', ko: '-v로 지정한 볼륨을 만드는 드라이버: local' },
    },
    'HostConfig',
    'VolumeDriver',
    (value) => /^[\w./:-]+$/.test(value),
  ),
} as const satisfies Record<string, RunOption>;
