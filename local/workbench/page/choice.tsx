// A choice among a few words, one of them chosen: radio buttons drawn as one bar.

export function Choice<T extends string | number>(props: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly (readonly [T, string])[];
  readonly choose: (value: T) => void;
}) {
  return (
    <div class="seg seg--s" role="radiogroup" aria-label={props.label}>
      {props.choices.map(([value, text]) => (
        <label key={value}>
          <input
            type="radio"
            name={props.label}
            checked={props.value === value}
            onChange={() => props.choose(value)}
          />
          {text}
        </label>
      ))}
    </div>
  );
}
