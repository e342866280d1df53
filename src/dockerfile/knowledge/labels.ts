import type { Localized } from '../../contract/localized.ts';

export interface LabelEntry {
  readonly key: string;
  readonly summary: Localized;
  readonly example: string;
  /** The key to write instead of this old one. */
  readonly replacedBy?: string;
}

const oci = (name: string, example: string, summary: Localized): LabelEntry => ({
  key: `org.opencontainers.image.${name}`,
  summary,
  example,
});

const schema = (name: string, replacement: string, example: string): LabelEntry => ({
  key: `org.label-schema.${name}`,
  summary: {
    en: `Old form of org.opencontainers.image.${replacement}.`,
    ko: `org.opencontainers.image.${replacement}의 옛 이름입니다.`,
  },
  example,
  replacedBy: `org.opencontainers.image.${replacement}`,
});

/** Source: https://github.com/opencontainers/image-spec/blob/main/annotations.md */
export const labels: readonly LabelEntry[] = [
  oci('title', 'shop', { en: 'Name of the image for people.', ko: '사람이 읽을 이미지 이름입니다.' }),
  oci('description', 'The web shop', { en: 'What the image holds.', ko: '이미지에 무엇이 들어 있는지 설명합니다.' }),
  oci('version', '1.2.0', { en: 'Version of the program in it.', ko: '들어 있는 프로그램의 버전입니다.' }),
  oci('revision', '5f2c9e1', { en: 'Commit of the source.', ko: '소스의 커밋입니다.' }),
  oci('source', 'https://github.com/example/shop', {
    en: 'Address of the source; ghcr.io links the image by it.',
    ko: '소스의 주소입니다. ghcr.io는 이것으로 이미지를 저장소와 연결합니다.',
  }),
  oci('url', 'https://example.com/shop', { en: 'Address to learn more.', ko: '더 알아볼 수 있는 주소입니다.' }),
  oci('documentation', 'https://example.com/shop/docs', {
    en: 'Address of the documentation.',
    ko: '문서의 주소입니다.',
  }),
  oci('authors', 'Shop team <team@example.com>', {
    en: 'Who is responsible; what MAINTAINER was.',
    ko: '담당자입니다. MAINTAINER를 대신합니다.',
  }),
  oci('vendor', 'Example', { en: 'Organisation that publishes it.', ko: '배포하는 조직입니다.' }),
  oci('licenses', 'MIT', { en: 'Licences, as an SPDX expression.', ko: '라이선스이며 SPDX 표현식으로 씁니다.' }),
  oci('created', '2026-01-31T12:00:00Z', {
    en: 'When it was built, RFC 3339.',
    ko: '빌드한 시각이며 RFC 3339 형식입니다.',
  }),
  oci('ref.name', '1.2.0', {
    en: 'Name of the reference, in image layouts.',
    ko: '이미지 레이아웃에서 쓰는 참조 이름입니다.',
  }),
  oci('base.name', 'docker.io/library/alpine:3.22', {
    en: 'Name of the base image.',
    ko: '베이스 이미지의 이름입니다.',
  }),
  oci('base.digest', 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', {
    en: 'Digest of the base image.',
    ko: '베이스 이미지의 다이제스트입니다.',
  }),
  schema('name', 'title', 'shop'),
  schema('description', 'description', 'The web shop'),
  schema('version', 'version', '1.2.0'),
  schema('vcs-ref', 'revision', '5f2c9e1'),
  schema('vcs-url', 'source', 'https://github.com/example/shop'),
  schema('url', 'url', 'https://example.com/shop'),
  schema('usage', 'documentation', 'https://example.com/shop/docs'),
  schema('vendor', 'vendor', 'Example'),
  schema('build-date', 'created', '2026-01-31T12:00:00Z'),
  {
    key: 'maintainer',
    summary: { en: 'Who is responsible, in a key of no standard.', ko: '담당자를 적는 키이며 표준은 아닙니다.' },
    example: 'team@example.com',
    replacedBy: 'org.opencontainers.image.authors',
  },
];
