/** Commands of TeX that stand for a sign. */

const signs = `
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π
  rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ
  Phi Φ Psi Ψ Omega Ω
  aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
  textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotesingle '
  textquotedbl " guillemotleft « guillemotright »
  textbackslash \\ textbraceleft { textbraceright } textasciitilde ~ textasciicircum ^ textunderscore _ textdollar $
  textbar | textless < textgreater > textmu µ textdegree ° textregistered ® texttrademark ™ textcopyright © copyright ©
  pounds £ euro € texteuro € S § P ¶ dag † ddag ‡ ldots … dots … textellipsis … textbullet •
  pm ± textpm ± times × texttimes × cdot · leq ≤ le ≤ geq ≥ ge ≥ approx ≈ sim ~ infty ∞ neq ≠ rightarrow → leftarrow ←
`
  .trim()
  .split(/\s+/u);

/** What each command prints, by its name. */
export const words: ReadonlyMap<string, string> = new Map([
  ...signs.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, signs[at + 1] ?? '']] : [],
  ),
  ['newline', '\n'],
  ['par', '\n'],
  ['quad', ' '],
]);
