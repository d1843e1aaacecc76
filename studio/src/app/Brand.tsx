import classes from './brand.module.css';

/** The mark and the name: beats of different strength, in a rhythm. */
export function Brand({ size = 28 }: { size?: number }) {
  return (
    <div className={classes.brand}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" className={classes.tile} />
        <g fill="#fff">
          <rect x="7" y="13" width="3.5" height="6" rx="1.75" />
          <rect x="12.8" y="7.5" width="3.5" height="17" rx="1.75" />
          <rect x="18.6" y="13" width="3.5" height="6" rx="1.75" />
          <rect x="24.4" y="10.5" width="3.5" height="11" rx="1.75" opacity=".55" />
        </g>
      </svg>
      <span style={{ fontSize: size * 0.62 }}>Rytm</span>
    </div>
  );
}
