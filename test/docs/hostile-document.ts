import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';
import { smallDocument } from './small-api.ts';

/** A description whose every text tries to run a script or to reach `target`. */
export function hostileDocument(target: string): OpenApiDocument {
  const markdown = attacks(target);
  const { get } = smallDocument.paths!['/books/{id}']!;
  return {
    ...smallDocument,
    info: { title: '</title><script>window.pwned = 1</script>', version: '<b>1</b>', description: markdown },
    tags: [{ name: 'books', description: markdown, 'x-displayName': `<img src="${target}/tag" onerror="pwned = 1">` }],
    paths: {
      '/books/{id}': { get: { ...get!, summary: 'Get </script><script>pwned = 1</script>', description: markdown } },
    },
  };
}

const attacks = (
  target: string,
): string => `Begin <script>window.pwned = 1</script><script type="module">pwned = 1</script> end.

[markdown](javascript:pwned=1) <a href="javascript:pwned=1" id="hostile-link">html</a>

<img src="${target}/image" onerror="window.pwned = 1"> ![picture](${target}/picture)

<meta http-equiv="refresh" content="0;url=${target}/refresh">

<link rel="preconnect" href="${target}"><link rel="stylesheet" href="${target}/sheet">

<base href="${target}/">

<iframe src="${target}/frame"></iframe><object data="${target}/object"></object><video src="${target}/video"></video>

<style>@import "${target}/import"; body { background: url(${target}/background) }</style>

<svg onload="window.pwned = 1"><script>window.pwned = 1</script></svg>

<form action="${target}/form" id="hostile-form"><button>Send</button></form>

{% html name="meta" attrs={httpEquiv: "refresh", content: "0;url=${target}/tag-refresh"} /%}

{% html name="script" attrs={src: "${target}/tag-script", type: "module"} /%}

SCRIPT_HASHES {{redocHead}} </body> \u2028 {{{redocHTML}}}
`;
