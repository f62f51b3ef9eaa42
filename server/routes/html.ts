/** HTML by template: whatever is put in is escaped, unless it was made here. */
export class Html {
  constructor(readonly text: string) {}
}

export function html(parts: TemplateStringsArray, ...values: (string | Html)[]): Html {
  const filled = parts.map((part, i) => {
    const value = values[i];
    if (value === undefined) return part;
    return part + (value instanceof Html ? value.text : escaped(value));
  });
  return new Html(filled.join(''));
}

export function join(parts: readonly Html[]): Html {
  return new Html(parts.map((part) => part.text).join(''));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
