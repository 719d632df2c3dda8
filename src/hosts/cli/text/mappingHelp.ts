/** What `cofactor import --help` says of a mapping. */
export const mappingHelp = `
A mapping for import csv is a JSON file that names columns by their headings:
  { "title": "My table", "edition": "2026", "licence": "my own",
    "delimiter": ";", "encoding": "utf-8", "decimal": ",", "thousands": null,
    "code": "food_code", "name": "food_name", "group": null, "synonyms": null,
    "noValue": ["-"], "trace": ["tr"],
    "amounts": [{ "column": "Magnesium (mg)", "nutrient": "magnesium_mg", "unit": "mg" }] }
Amounts are per 100 g. "code": null tells foods apart by their names. Without "decimal" the cells
tell the sign; where "2.250" may be 2.25 or 2,250 the import asks for it.
docs/data-formats.md has every field and nutrient.
`;
