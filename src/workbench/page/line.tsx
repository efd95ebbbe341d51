interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A line that must be filled in. */
export function Line({ label, value, onChange }: LineProps) {
  return (
    <label>
      {label}
      <input
        class="field line"
        type="text"
        value={value}
        required
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** Why what was wished is not done. */
export function Fault({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p class="bad" role="alert">
      {text}
    </p>
  );
}
