/** Opens a native dialog over the page; when it goes, the focus goes back to where it was. For `{@attach showModal}`. */
export function showModal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  dialog.showModal();
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
