import { readFeedAddress } from '../../../src/platform/feeds/feed-address.js';

const allowed = new Set(['calendar.intra:80', '10.1.2.3:8080', '[fd00::1]:443']);
const read = (text: string) => {
  const address = readFeedAddress(text, allowed);
  return address.ok ? address.value.href : address.problems[0];
};

describe('addresses of calendars', () => {
  it.each([
    ['https://calendar.example.fi/a.ics?key=1', 'https://calendar.example.fi/a.ics?key=1'],
    ['  https://calendar.example.fi/a.ics\n', 'https://calendar.example.fi/a.ics'],
    ['webcal://calendar.example.fi/a.ics', 'https://calendar.example.fi/a.ics'],
    ['WEBCALS://Calendar.Example.FI/A.ics', 'https://calendar.example.fi/A.ics'],
    ['https://calendar.example.fi./a.ics', 'https://calendar.example.fi/a.ics'],
    ['https://calendar.example.fi:443/a.ics#today', 'https://calendar.example.fi/a.ics'],
    ['https://calendar.example.fi:8443/a.ics', 'https://calendar.example.fi:8443/a.ics'],
    ['https://kalenteri.esimerkkiä.fi/a', 'https://kalenteri.xn--esimerkki-32a.fi/a'],
    ['https://193.166.3.2/a.ics', 'https://193.166.3.2/a.ics'],
    ['https://[2a00:1450::1]/a.ics', 'https://[2a00:1450::1]/a.ics'],
    ['http://calendar.intra/a.ics', 'http://calendar.intra/a.ics'],
    ['http://Calendar.Intra.:80/a.ics', 'http://calendar.intra/a.ics'],
    ['http://10.1.2.3:8080/a.ics', 'http://10.1.2.3:8080/a.ics'],
    ['https://[FD00:0::1]/a.ics', 'https://[fd00::1]/a.ics'],
  ])('%s is read as %s', (text, href) => expect(read(text)).toBe(href));

  it.each([
    ['', 'UNREADABLE'],
    ['calendar.example.fi/a.ics', 'UNREADABLE'],
    ['/a.ics', 'UNREADABLE'],
    ['https://', 'UNREADABLE'],
    ['https://a b.fi/', 'UNREADABLE'],
    ['https://exa\u0000mple.fi/', 'UNREADABLE'],
    ['https://example.fi\\@10.0.0.1/', 'UNREADABLE'],
    ['https://example.fi/a\tb', 'UNREADABLE'],
    ['https://a..fi/', 'UNREADABLE'],
    ['https://[::1/', 'UNREADABLE'],
    ['https://1.2.3.4.5/', 'UNREADABLE'],
    ['file:///etc/passwd', 'UNREADABLE'],
    ['ftp://example.fi/a.ics', 'UNREADABLE'],
    ['data:text/calendar,BEGIN:VCALENDAR', 'UNREADABLE'],
    ['javascript:alert(1)', 'UNREADABLE'],
    [`https://example.fi/${'a'.repeat(2_000)}`, 'UNREADABLE'],
    ['http://calendar.example.fi/a.ics', 'NOT_HTTPS'],
    ['http://calendar.intra:81/a.ics', 'NOT_HTTPS'],
    ['http://10.1.2.3/a.ics', 'NOT_HTTPS'],
    ['https://user:password@calendar.example.fi/a.ics', 'PASSWORD'],
    ['https://calendar.example.fi@127.0.0.1/', 'PASSWORD'],
    ['http://user@calendar.intra/a.ics', 'PASSWORD'],
    ['https://calendar.example.fi:22/a.ics', 'PORT'],
    ['https://calendar.example.fi:80/a.ics', 'PORT'],
    ['https://calendar.example.fi:6379/', 'PORT'],
    ['https://localhost/a.ics', 'PRIVATE'],
    ['https://LOCALHOST./a.ics', 'PRIVATE'],
    ['https://a.localhost/a.ics', 'PRIVATE'],
    ['https://printer.local/a.ics', 'PRIVATE'],
    ['https://metadata.google.internal/', 'PRIVATE'],
    ['https://127.0.0.1/a.ics', 'PRIVATE'],
    ['https://127.1/a.ics', 'PRIVATE'],
    ['https://2130706433/a.ics', 'PRIVATE'],
    ['https://0x7f000001/a.ics', 'PRIVATE'],
    ['https://0177.0.0.1/a.ics', 'PRIVATE'],
    ['https://0x7f.0x0.0x0.0x1/a.ics', 'PRIVATE'],
    ['https://1２7.0.0.1/a.ics', 'PRIVATE'],
    ['https://10.1.2.3/a.ics', 'PRIVATE'],
    ['https://169.254.169.254/latest/meta-data', 'PRIVATE'],
    ['https://[::1]/a.ics', 'PRIVATE'],
    ['https://[::ffff:10.0.0.1]/a.ics', 'PRIVATE'],
    ['https://[64:ff9b::10.0.0.1]/a.ics', 'PRIVATE'],
    ['https://[fd00::2]/a.ics', 'PRIVATE'],
    ['https://0/a.ics', 'PRIVATE'],
  ])('%s is refused: %s', (text, refusal) => expect(read(text)).toBe(refusal));
});
