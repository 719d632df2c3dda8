/** The little of citation.js that the tests use; the package brings no types. */
declare module '@citation-js/core' {
  export class Cite {
    /** @param input text in any format whose plugin is loaded, or CSL-JSON */
    constructor(input: unknown);
    /** CSL-JSON items. */
    readonly data: unknown[];
    format(kind: 'bibliography', options: { template: string; lang: string }): string;
  }
}
