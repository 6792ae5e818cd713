import "./logo.css";

/** The mark of the client, in the accent that was chosen. */
export const Logo = () => (
  <svg class="logo" viewBox="0 0 64 64" aria-hidden="true">
    <rect width="64" height="64" rx="18" />
    <path d="M32 15c-10.5 0-19 7.1-19 15.9 0 5 2.8 9.5 7.1 12.4-.3 2.3-1.2 4.4-2.6 6.1-.5.7 0 1.6.8 1.5 4-.5 7.3-2 9.9-4 1.2.2 2.5.3 3.8.3 10.5 0 19-7.3 19-16.3S42.5 15 32 15Z" />
    <circle cx="24" cy="31" r="2.6" />
    <circle cx="32" cy="31" r="2.6" />
    <circle cx="40" cy="31" r="2.6" />
  </svg>
);
