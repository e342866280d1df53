import type { Row, Thing } from '../contract/view.ts';
import type { Speak } from '../contract/localized.ts';
import type { VolumeRecord } from '../model/records.ts';
import { shortId } from './format.ts';

export function volumeThing(volume: VolumeRecord, users: readonly string[]): Thing {
  return { kind: 'volume', id: volume.name, name: volume.name, state: users.length > 0 ? 'used' : 'unused' };
}

/** @param users names of the containers, stopped ones included, that mount it. */
export function volumeRow(volume: VolumeRecord, users: readonly string[], speak: Speak): Row {
  const usedBy =
    users.length > 0
      ? speak({ en: 'in use by {0}', ko: '사용: {0}' }, users.join(', '))
      : speak({ en: 'not in use', ko: '사용 안 함' });
  const anonymous = volume.anonymous ? [speak({ en: 'anonymous', ko: '익명' })] : [];
  const facts = [...anonymous, volume.driver, usedBy].filter((fact) => fact !== '');
  return {
    id: `volume/${volume.name}`,
    thing: volumeThing(volume, users),
    label: volume.anonymous ? shortId(volume.name) : volume.name,
    description: [...facts, volume.mountpoint].filter((fact) => fact !== '').join(' · '),
    icon: { id: 'database', ...(users.length > 0 ? {} : { color: 'disabledForeground' }) },
    spoken: speak({ en: 'Volume {0}, {1}', ko: '볼륨 {0}, {1}' }, volume.name, facts.join(', ')),
  };
}
