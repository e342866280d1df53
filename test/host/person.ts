import * as vscode from 'vscode';

/**
 * Stands in for the person in front of the window, whom the host of a test does not have: it hears what Dockyard says
 * and answers what it asks. Tests and extension share one `vscode` object, since they lie in the same folder, and only
 * there it is put in between. The workbench tests do the same with a mouse.
 */
export class Person {
  /** Errors, warnings and information, in order. */
  readonly heard: string[] = [];
  /** Buttons that were offered, by the message that they belong to. */
  readonly buttons = new Map<string, readonly string[]>();
  /** What stood below a question, by the question. */
  readonly details = new Map<string, string>();
  /** Presses a button of a message by its title; undefined turns away. */
  press: (titles: readonly string[]) => string | undefined = () => undefined;
  /** Values of `setContext`, the last of each key. */
  readonly contexts = new Map<string, unknown>();
  /** Chooses from a list: gets the labels, gives the place of one; undefined turns away. */
  pick: (labels: readonly string[]) => number | undefined = () => undefined;
  /** Types into an input box; undefined turns away. */
  type: (title: string) => string | undefined = () => undefined;
  /** What was wrong with what was typed. */
  readonly problems: string[] = [];
  readonly #restore: (() => void)[] = [];

  sit(): void {
    for (const kind of ['showErrorMessage', 'showWarningMessage', 'showInformationMessage'] as const) {
      this.#replace(vscode.window, kind, (message: string, ...rest: readonly unknown[]) => {
        this.heard.push(message);
        const titles = rest.map((item) => (typeof item === 'string' ? item : (item as { title?: unknown }).title));
        const shown = titles.filter((title): title is string => typeof title === 'string');
        this.buttons.set(message, shown);
        const [options] = rest as { detail?: unknown }[];
        if (typeof options?.detail === 'string') this.details.set(message, options.detail);
        const pressed = this.press(shown);
        return Promise.resolve(pressed === undefined ? undefined : rest[titles.indexOf(pressed)]);
      });
    }
    this.#replace(vscode.window, 'showQuickPick', async (items: readonly { label: string }[]) => {
      const place = this.pick(items.map(({ label }) => label));
      return Promise.resolve(place === undefined ? undefined : items[place]);
    });
    this.#replace(vscode.window, 'showInputBox', async (options: vscode.InputBoxOptions) => {
      const value = this.type(options.title ?? '');
      const problem = value === undefined ? undefined : await options.validateInput?.(value);
      if (typeof problem !== 'string') return value;
      this.problems.push(problem);
      return undefined;
    });
    const execute = vscode.commands.executeCommand.bind(vscode.commands);
    this.#replace(vscode.commands, 'executeCommand', (command: string, ...args: unknown[]) => {
      if (command === 'setContext') this.contexts.set(String(args[0]), args[1]);
      return execute(command, ...args);
    });
  }

  leave(): void {
    for (const restore of this.#restore.splice(0)) restore();
  }

  #replace(owner: object, name: string, by: (...args: never[]) => unknown): void {
    const usual: unknown = Reflect.get(owner, name);
    Reflect.set(owner, name, by);
    if (Reflect.get(owner, name) !== by) throw new Error(`${name} cannot be replaced in this VS Code.`);
    this.#restore.push(() => Reflect.set(owner, name, usual));
  }
}
