import type { Disposable } from '../contract/ports.ts';
import { settingTable } from '../contract/settingTable.ts';
import type { EditorSettings } from './settings.ts';
import type { EditorUi } from './ui.ts';

/** Tells about a setting that cannot be what it is, with a way to mend it. */
export function reportMisfits(settings: EditorSettings, ui: EditorUi): Disposable {
  return settings.misfits.on(({ key, value }) => {
    const text = ui.speak(
      {
        en: '{1} is not a valid value of the setting dockyard.{0}. Dockyard uses {2}.',
        ko: 'dockyard.{0} 설정값 {1}은(는) 사용할 수 없는 값입니다. Dockyard는 {2}을(를) 사용합니다.',
      },
      key,
      value,
      JSON.stringify(settingTable[key].default),
    );
    void ui.warn(text, { en: 'Open Setting', ko: '설정 열기' }, 'workbench.action.openSettings', `dockyard.${key}`);
  });
}
