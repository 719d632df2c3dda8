/** What a browser sees that comes without the start address. */

/** A page without scripts or styles, so that it needs nothing else. */
export const startAgainPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Start Cofactor again</title></head>
<body>
<main>
<h1>Start Cofactor again</h1>
<p>Cofactor runs on this computer, and each start has its own address, which works once and only in the browser that
opened it first. This page was opened without it, or that start is over.</p>
<p>Please start Cofactor again and use the address that it shows. Your saved plans are still there.</p>
</main>
</body>
</html>
`;
