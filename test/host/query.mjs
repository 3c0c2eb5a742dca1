/**
 * Runs in the page: describes elements as plain data. `offset` is where their frame lies in the page.
 * It must not refer to anything outside of itself.
 */
export function readElements(elements, { offset, styles }) {
  return elements.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const computed = getComputedStyle(element);
    return {
      tag: element.tagName.toLowerCase(),
      id: element.id,
      class: element.getAttribute('class') ?? '',
      text: (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      styles: Object.fromEntries(styles.map((name) => [name, computed.getPropertyValue(name)])),
      box: { x: x + offset.x, y: y + offset.y, width, height },
      visible: element.checkVisibility({ visibilityProperty: true }) && width + height > 0,
    };
  });
}
