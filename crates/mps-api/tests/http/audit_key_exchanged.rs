//! Another `AUDIT_KEY`: what was written before can still be proved, and the earlier key is of no use to anybody.

use mps_testbed::On;
use rstest::rstest;

use crate::place::Place;

const FIRST: &str = "the first key for the audit of these tests";
const SECOND: &str = "the second key for the audit of these tests";
const THIRD: &str = "the third key for the audit of these tests";
/// Writes an event.
const WRITE: [&str; 1] = ["rebuild-sums"];

#[rstest]
fn the_audit_of_before_an_exchange_is_proved_and_cannot_be_forged(
    #[values(On::Sqlite, On::Postgres)] on: On,
) {
    let place = Place::on(on);
    let run = |command: &[&str], key: &str, previous: Option<&str>| {
        let mut settings = vec![("AUDIT_KEY", key)];
        settings.extend(previous.map(|keys| ("AUDIT_KEY_PREVIOUS", keys)));
        place.run(command, &settings)
    };
    let sound = |key, previous| {
        let verified = run(&["verify"], key, previous);
        assert_eq!(verified.code(), 0, "{verified:?}");
    };
    let broken = |key, previous, why: &str| {
        let verified = run(&["verify"], key, previous);
        assert_eq!(verified.code(), 1, "{verified:?}");
        assert!(verified.out().contains(why), "{why}: {verified:?}");
    };
    let exchange = ["exchange-audit-key"];
    let done = |command: &[&str], key, previous| {
        let ran = run(command, key, previous);
        assert_eq!(ran.code(), 0, "{ran:?}");
    };
    done(&["seed-demo", "--json"], FIRST, None);
    sound(FIRST, None);
    broken(SECOND, None, "AUDIT_KEY_PREVIOUS");
    let without = run(&exchange, SECOND, None);
    assert_eq!(without.code(), 1, "{without:?}");
    assert!(without.err().contains("AUDIT_KEY_PREVIOUS"), "{without:?}");
    let wrong = run(&exchange, SECOND, Some(THIRD));
    assert_eq!(wrong.code(), 1, "{wrong:?}");

    broken(SECOND, Some(FIRST), "exchange-audit-key");
    done(&exchange, SECOND, Some(FIRST));
    sound(SECOND, Some(FIRST));
    done(&WRITE, SECOND, Some(FIRST));
    sound(SECOND, Some(FIRST));

    // Whoever has the earlier key can write another stream, and is found out.
    done(&WRITE, FIRST, None);
    broken(SECOND, Some(FIRST), "instead of");
    // A server that had not got the new key yet.
    done(&exchange, SECOND, Some(FIRST));
    sound(SECOND, Some(FIRST));

    // A second exchange takes all keys of before.
    let both = format!("{SECOND},{FIRST}");
    broken(THIRD, Some(SECOND), "AUDIT_KEY_PREVIOUS");
    broken(THIRD, Some(&both), "exchange-audit-key");
    done(&exchange, THIRD, Some(&both));
    sound(THIRD, Some(&both));
}
