//! Which member owns each legacy card, and which card it becomes.

use std::collections::{HashMap, HashSet};

use mps_store::legacy::{LegacyBooks, LegacyCard};
use uuid::Uuid;

use super::notes::Notes;

/// Which member owns each card, and which card receives a card's value.
pub(super) struct Owners {
    /// The member of each card that holds value.
    pub(super) of_card: HashMap<Uuid, Uuid>,
    /// The standard card of each member that has one.
    pub(super) standard: HashMap<Uuid, Uuid>,
    /// For each card that holds value, the card that receives its transactions.
    pub(super) becomes: HashMap<Uuid, Uuid>,
}

/// Returns the rank of a card. The card with the lowest rank becomes its member's standard card.
fn rank(card: &LegacyCard) -> (u8, u8) {
    let of_type = u8::from(card.card_type != "standard");
    let of_status = match card.status.as_str() {
        "active" => 0,
        "inactive" | "suspended" => 1,
        "closed" => 3,
        _ => 2,
    };
    (of_type, of_status)
}

impl Owners {
    pub(super) fn of(legacy: &LegacyBooks, notes: &mut Notes) -> Self {
        let known: HashSet<Uuid> = legacy.members.iter().map(|member| member.id).collect();
        let bound = legacy
            .bindings
            .iter()
            .filter(|binding| binding.role == "owner");
        let bound: HashMap<Uuid, Uuid> = bound
            .rev()
            .map(|binding| (binding.card_id, binding.member_id))
            .collect();
        let mut owners = Self {
            of_card: HashMap::new(),
            standard: HashMap::new(),
            becomes: HashMap::new(),
        };
        let mut best: HashMap<Uuid, &LegacyCard> = HashMap::new();
        for card in &legacy.cards {
            let owner = card
                .owner_member_id
                .or_else(|| bound.get(&card.id).copied());
            let Some(owner) = owner.filter(|owner| known.contains(owner)) else {
                continue;
            };
            owners.of_card.insert(card.id, owner);
            if matches!(card.card_type.as_str(), "standard" | "prepaid") {
                let chosen = best.entry(owner).or_insert(card);
                if rank(card) < rank(chosen) {
                    *chosen = card;
                }
            }
        }
        owners.standard = best
            .iter()
            .map(|(member, card)| (*member, card.id))
            .collect();
        for card in &legacy.cards {
            let owner = owners.of_card.get(&card.id);
            let standard = owner.and_then(|owner| owners.standard.get(owner)).copied();
            let own_card = card.card_type == "voucher" && owner.is_some();
            let becomes = if own_card { Some(card.id) } else { standard };
            let holds = card.balance.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
            match becomes {
                Some(becomes) => {
                    if becomes != card.id && card.card_type != "corporate" {
                        let text = "a second card with value: its balance, points and history move \
                                    to the member's standard card";
                        notes.differs("card", &card.card_no, text);
                    }
                    owners.becomes.insert(card.id, becomes);
                }
                None if holds || card.points != 0 => {
                    let text =
                        "holds value and belongs to no member; give it an owner, or empty it";
                    notes.blocks("card", &card.card_no, text);
                }
                None => {}
            }
        }
        owners
    }
}
