/** The part of lunr that the benchmark uses; the package brings no types. */
declare module 'lunr' {
  interface Builder {
    ref(field: string): void;
    field(name: string, options?: { boost?: number }): void;
    add(document: object): void;
    build(): Index;
  }
  interface Query {
    term(
      text: string,
      options: { boost?: number; wildcard?: number; editDistance?: number },
    ): Query;
  }
  interface Index {
    query(build: (query: Query) => void): { ref: string; score: number }[];
  }
  const lunr: {
    Builder: new () => Builder;
    Query: { wildcard: { TRAILING: number } };
  };
  export default lunr;
}
