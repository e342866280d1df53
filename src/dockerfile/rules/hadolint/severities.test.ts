import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rules } from '../list.ts';
import { hadolintRules } from './list.ts';

/** Gravest first. */
const order = ['error', 'warning', 'information', 'hint'] as const;

/** What hadolint calls each of its rules by itself, without DL; its style is our hint. */
const theirs: Readonly<Record<(typeof order)[number], string>> = {
  error: '3000 3004 3011 3012 3020 3021 3023 3024 3026 3043 3044 3061 4000 4004',
  warning:
    '3002 3003 3006 3007 3008 3013 3014 3016 3018 3022 3025 3027 3028 3029 3030 3032 3033 3034 3035 3036 3037 3038 3040 3041 3042 3045 3046 3051 3052 3053 3054 3055 3056 3058 3062 3063 3064 3065 3067 4001 4003 4005 4006',
  information: '3001 3009 3010 3015 3019 3047 3049 3050 3059 3060 3066',
  hint: '3048',
};

describe('rules of hadolint', () => {
  const gravity = new Map(
    order.flatMap((severity, at) => theirs[severity].split(' ').map((code) => [`DL${code}`, at])),
  );

  it('are no graver than hadolint says', () => {
    for (const { code, severity } of hadolintRules) {
      const at = gravity.get(code);
      if (at !== undefined) assert.ok(order.indexOf(severity) >= at, `${code}: ${severity}`);
    }
  });

  it('are all there, under their own code or as an alias', () => {
    const known = new Set(rules.flatMap(({ code, aliases }) => [code, ...aliases]));
    for (const code of gravity.keys()) assert.ok(known.has(code), code);
  });
});
