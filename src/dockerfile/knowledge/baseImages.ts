import type { Localized } from '../../contract/localized.ts';

export const imageNamesPage = 'dockerfile.image-names';

export interface RegistryEntry {
  readonly host: string;
  readonly name: string;
  readonly summary: Localized;
}

/** What a name without a registry means, spelled out. */
export const defaultRegistry = 'docker.io';
/** What a Docker Hub name without a namespace means. */
export const officialNamespace = 'library';
export const defaultTag = 'latest';

/** What a reference that leaves something out means. */
export const omissions: Readonly<Record<'registry' | 'namespace' | 'tag' | 'digest', Localized>> = {
  registry: {
    en: 'No registry means Docker Hub (docker.io).',
    ko: '레지스트리를 생략하면 Docker Hub(docker.io)입니다.',
  },
  namespace: {
    en: 'No namespace on Docker Hub means an official image (library).',
    ko: 'Docker Hub에서 네임스페이스를 생략하면 공식 이미지(library)입니다.',
  },
  tag: {
    en: 'No tag means the tag latest, which need not be the newest version.',
    ko: '태그를 생략하면 latest 태그이며, 최신 버전이라는 보장은 없습니다.',
  },
  digest: {
    en: 'Without a digest the tag may point to another image tomorrow.',
    ko: '다이제스트가 없으면 태그가 가리키는 이미지가 바뀔 수 있습니다.',
  },
};

const registry = (host: string, name: string, summary: Localized): RegistryEntry => ({
  host,
  name,
  summary,
});

export const registries: readonly RegistryEntry[] = [
  registry('docker.io', 'Docker Hub', {
    en: 'The default; anonymous pulls are limited.',
    ko: '기본 레지스트리이며, 로그인하지 않으면 받을 수 있는 횟수가 제한됩니다.',
  }),
  registry('ghcr.io', 'GitHub Container Registry', {
    en: 'Images of GitHub users and organisations.',
    ko: 'GitHub 사용자와 조직의 이미지입니다.',
  }),
  registry('quay.io', 'Quay', { en: 'Run by Red Hat.', ko: 'Red Hat이 운영합니다.' }),
  registry('registry.gitlab.com', 'GitLab Container Registry', {
    en: 'Images of GitLab projects.',
    ko: 'GitLab 프로젝트의 이미지입니다.',
  }),
  registry('mcr.microsoft.com', 'Microsoft Artifact Registry', {
    en: '.NET, Windows and dev containers.',
    ko: '.NET, Windows, 개발 컨테이너의 이미지입니다.',
  }),
  registry('gcr.io', 'Google Container Registry', {
    en: 'Today served by Artifact Registry; home of distroless.',
    ko: '지금은 Artifact Registry가 제공하며, distroless 이미지가 있습니다.',
  }),
  registry('registry.k8s.io', 'Kubernetes', {
    en: 'Images of the Kubernetes project.',
    ko: 'Kubernetes 프로젝트의 이미지입니다.',
  }),
  registry('public.ecr.aws', 'Amazon ECR Public', {
    en: 'Public images on AWS; mirrors the official ones.',
    ko: 'AWS의 공개 이미지이며 공식 이미지의 사본도 있습니다.',
  }),
  registry('registry.access.redhat.com', 'Red Hat', {
    en: 'Universal Base Images (UBI).',
    ko: 'UBI(Universal Base Image)가 있습니다.',
  }),
  registry('cgr.dev', 'Chainguard', {
    en: 'Small images that are rebuilt every day.',
    ko: '날마다 다시 빌드하는 작은 이미지입니다.',
  }),
  registry('docker.elastic.co', 'Elastic', {
    en: 'Elasticsearch and Kibana.',
    ko: 'Elasticsearch와 Kibana의 이미지입니다.',
  }),
  registry('nvcr.io', 'NVIDIA NGC', { en: 'CUDA and machine learning.', ko: 'CUDA와 머신러닝 이미지입니다.' }),
];

export type CLibrary = 'glibc' | 'musl' | 'none';

export interface BaseImageEntry {
  /** Repository without the registry of Docker Hub. */
  readonly image: string;
  readonly libc: CLibrary;
  /** The shell that `RUN` in shell form finds; absent when there is none. */
  readonly shell?: string;
  readonly packages?: 'apt-get' | 'apk' | 'dnf' | 'microdnf';
  readonly summary: Localized;
}

const image = (name: string, rest: Omit<BaseImageEntry, 'image'>): BaseImageEntry => ({ image: name, ...rest });

/** Images that others are built on. What changes with each release (sizes, versions) is left out. */
export const baseImages: readonly BaseImageEntry[] = [
  image('scratch', {
    libc: 'none',
    summary: {
      en: 'Nothing at all: no shell, no libraries, no certificates. For static programs; it cannot be pulled or tagged.',
      ko: '아무것도 없습니다. 셸, 라이브러리, 인증서도 없어 정적으로 링크한 프로그램에 씁니다. 내려받거나 태그를 붙일 수 없습니다.',
    },
  }),
  image('alpine', {
    libc: 'musl',
    shell: '/bin/sh (busybox)',
    packages: 'apk',
    summary: {
      en: 'Very small, with musl instead of glibc: programs built for Debian do not run on it.',
      ko: '아주 작고 glibc 대신 musl을 씁니다. 데비안용으로 빌드한 프로그램은 실행되지 않습니다.',
    },
  }),
  image('busybox', {
    libc: 'glibc',
    shell: '/bin/sh (busybox)',
    summary: {
      en: 'The basic commands in one program, no package manager; the tag decides the C library.',
      ko: '기본 명령을 프로그램 하나에 모았고 패키지 관리자는 없습니다. C 라이브러리는 태그에 따라 다릅니다.',
    },
  }),
  image('debian', {
    libc: 'glibc',
    shell: '/bin/sh (dash)',
    packages: 'apt-get',
    summary: {
      en: 'Base of most official images; the slim tags leave out documentation and translations.',
      ko: '대부분의 공식 이미지가 쓰는 배포판입니다. slim 태그에는 문서와 번역이 없습니다.',
    },
  }),
  image('ubuntu', {
    libc: 'glibc',
    shell: '/bin/sh (dash)',
    packages: 'apt-get',
    summary: {
      en: 'A version with LTS gets security fixes for five years; since 23.04 it has a user ubuntu with UID 1000.',
      ko: 'LTS 버전은 5년 동안 보안 업데이트를 받습니다. 23.04부터 UID 1000인 ubuntu 사용자가 있습니다.',
    },
  }),
  image('rockylinux/rockylinux', {
    libc: 'glibc',
    shell: '/bin/sh (bash)',
    packages: 'dnf',
    summary: {
      en: 'Compatible with Red Hat Enterprise Linux; a successor of CentOS.',
      ko: 'RHEL과 호환되는 CentOS의 후계 배포판입니다.',
    },
  }),
  image('almalinux', {
    libc: 'glibc',
    shell: '/bin/sh (bash)',
    packages: 'dnf',
    summary: {
      en: 'Compatible with Red Hat Enterprise Linux; a successor of CentOS.',
      ko: 'RHEL과 호환되는 CentOS의 후계 배포판입니다.',
    },
  }),
  image('fedora', {
    libc: 'glibc',
    shell: '/bin/sh (bash)',
    packages: 'dnf',
    summary: {
      en: 'New software, supported for about 13 months.',
      ko: '최신 소프트웨어를 담으며 약 13개월 동안 지원됩니다.',
    },
  }),
  image('centos', {
    libc: 'glibc',
    shell: '/bin/sh (bash)',
    summary: {
      en: 'At its end since June 2024 and no longer updated: use almalinux or rockylinux/rockylinux.',
      ko: '2024년 6월에 지원이 모두 끝나 업데이트되지 않습니다. almalinux나 rockylinux/rockylinux를 씁니다.',
    },
  }),
  image('registry.access.redhat.com/ubi9/ubi-minimal', {
    libc: 'glibc',
    shell: '/bin/sh (bash)',
    packages: 'microdnf',
    summary: {
      en: 'A small base of Red Hat that may be passed on.',
      ko: '재배포할 수 있는 Red Hat의 작은 베이스 이미지입니다.',
    },
  }),
  image('gcr.io/distroless/static', {
    libc: 'none',
    summary: {
      en: 'Certificates, time zones and users, but no shell and no libc: for static programs.',
      ko: '인증서, 시간대, 사용자 정보만 있고 셸과 libc는 없습니다. 정적으로 링크한 프로그램에 씁니다.',
    },
  }),
  image('gcr.io/distroless/base', {
    libc: 'glibc',
    summary: {
      en: 'Like static, with glibc and OpenSSL; RUN in shell form and a shell in the container do not work.',
      ko: 'static에 glibc와 OpenSSL을 더했습니다. 셸이 없어 셸 형식의 RUN도, 컨테이너 셸도 쓸 수 없습니다.',
    },
  }),
];

export interface TagPartEntry {
  /** A part of a tag between hyphens. */
  readonly part: string;
  readonly summary: Localized;
}

const part = (name: string, summary: Localized): TagPartEntry => ({ part: name, summary });

/** What the words in tags of official images mean. */
export const tagParts: readonly TagPartEntry[] = [
  part('latest', {
    en: 'The tag of a name without a tag; newest or not.',
    ko: '태그를 생략할 때 쓰이는 태그이며, 최신이라는 뜻은 아닙니다.',
  }),
  part('alpine', { en: 'Based on Alpine: small, with musl.', ko: '알파인 기반이며 작고 musl을 씁니다.' }),
  part('slim', {
    en: 'Based on Debian, without compilers and documentation.',
    ko: '데비안 기반이며 컴파일러와 문서가 빠져 있습니다.',
  }),
  part('trixie', { en: 'Debian 13.', ko: '데비안 13입니다.' }),
  part('bookworm', { en: 'Debian 12.', ko: '데비안 12입니다.' }),
  part('bullseye', {
    en: 'Debian 11, whose long-term support ended in August 2026.',
    ko: '데비안 11이며 2026년 8월에 장기 지원까지 끝났습니다.',
  }),
  part('buster', {
    en: 'Debian 10, at its end: packages only in the archive.',
    ko: '데비안 10이며 지원이 끝나 패키지가 보관소에만 있습니다.',
  }),
  part('stretch', {
    en: 'Debian 9, at its end: packages only in the archive.',
    ko: '데비안 9이며 지원이 끝나 패키지가 보관소에만 있습니다.',
  }),
  part('jessie', {
    en: 'Debian 8, at its end: packages only in the archive.',
    ko: '데비안 8이며 지원이 끝나 패키지가 보관소에만 있습니다.',
  }),
  part('noble', { en: 'Ubuntu 24.04 LTS.', ko: '우분투 24.04 LTS입니다.' }),
  part('jammy', { en: 'Ubuntu 22.04 LTS.', ko: '우분투 22.04 LTS입니다.' }),
  part('focal', {
    en: 'Ubuntu 20.04, whose standard support has ended.',
    ko: '우분투 20.04이며 기본 지원이 끝났습니다.',
  }),
  part('musl', { en: 'With the C library musl.', ko: 'C 라이브러리로 musl을 씁니다.' }),
  part('glibc', { en: 'With the C library glibc.', ko: 'C 라이브러리로 glibc를 씁니다.' }),
  part('uclibc', { en: 'With the small C library uClibc.', ko: '작은 C 라이브러리인 uClibc를 씁니다.' }),
  part('nonroot', {
    en: 'Runs as a user without privileges (distroless).',
    ko: '권한 없는 사용자로 실행합니다(distroless).',
  }),
  part('debug', {
    en: 'With a busybox shell for looking around (distroless).',
    ko: '안을 살펴볼 수 있게 busybox 셸이 들어 있습니다(distroless).',
  }),
  part('onbuild', {
    en: 'Holds ONBUILD instructions that act in your build.',
    ko: '내 빌드에서 실행될 ONBUILD 명령이 들어 있습니다.',
  }),
  part('fpm', {
    en: 'PHP as a FastCGI process, without a web server.',
    ko: '웹 서버 없이 FastCGI로 실행하는 PHP입니다.',
  }),
  part('apache', { en: 'With the web server Apache.', ko: 'Apache 웹 서버가 들어 있습니다.' }),
  part('jre', { en: 'Java to run programs, without the compiler.', ko: '컴파일러 없이 실행만 하는 Java입니다.' }),
  part('jdk', { en: 'Java with its compiler.', ko: '컴파일러가 포함된 Java입니다.' }),
  part('windowsservercore', {
    en: 'Windows Server with most of its interfaces.',
    ko: '대부분의 기능을 갖춘 Windows Server입니다.',
  }),
  part('nanoserver', { en: 'The smallest Windows.', ko: '가장 작은 Windows입니다.' }),
];
