/** Consult-your-doctor notices, one wording per point of use. None of them tells a person to stop a medicine. */

export const answerNotice =
  'This page sums up published studies. It cannot tell whether something suits you. Talk to your doctor or pharmacist ' +
  'before you start, change or stop a supplement or a medicine.';

export const planNotice =
  'Cofactor adds up what was entered and shows published values and records beside it. It does not know your kidneys, ' +
  'your blood tests or everything you take, and it does not check medicines against one another. A missing warning is not a ' +
  'sign of safety. Talk to your doctor or pharmacist ' +
  'before you change anything, and do not stop a prescribed medicine on your own.';

export const foodNotice =
  'This is arithmetic over a food table: what foods hold on average, as information and not as advice. It does not know your ' +
  'allergies, your kidneys or your blood tests. Talk to your doctor, pharmacist or dietitian before you change what you eat ' +
  'because of a condition or a medicine.';
