import { RealRegistry } from '../helpers/realRegistry.ts';

/** A registry that asks who one is, and the name that an image has there. */
export async function ownRegistry(): Promise<{ readonly registry: RealRegistry; readonly image: string }> {
  const registry = await RealRegistry.start({ login: true });
  return { registry, image: `${registry.host}/team/web:1.0` };
}
