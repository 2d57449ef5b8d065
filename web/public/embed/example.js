const told = document.getElementById('told');
document.getElementById('plain').addEventListener('tierwise-change', ({ detail }) => {
  told.textContent = detail.calculation === null ? 'no figure' : `${detail.calculation.total} points`;
});

const framed = document.getElementById('framed');
addEventListener('message', ({ source, data }) => {
  if (source !== framed.contentWindow || data?.type !== 'tierwise-height') return;
  framed.style.blockSize = `${data.height}px`;
});
