--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: mps; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA mps;


--
-- Name: audit_heads_go_on(); Type: FUNCTION; Schema: mps; Owner: -
--

CREATE FUNCTION mps.audit_heads_go_on() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF new.seq <= old.seq THEN
        RAISE EXCEPTION 'heads of the audit only go on';
    END IF;
    RETURN new;
END
$$;


--
-- Name: audit_log_is_append_only(); Type: FUNCTION; Schema: mps; Owner: -
--

CREATE FUNCTION mps.audit_log_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'audit_log is append-only';
END
$$;


--
-- Name: complete_search_term(); Type: FUNCTION; Schema: mps; Owner: -
--

CREATE FUNCTION mps.complete_search_term() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.created_at := (SELECT created_at FROM mps.member_profiles WHERE id = NEW.member_id);
    NEW.shared := 0;
    RETURN NEW;
END $$;


--
-- Name: count_member_states(); Type: FUNCTION; Schema: mps; Owner: -
--

CREATE FUNCTION mps.count_member_states() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status <> 'active' THEN
        UPDATE mps.member_states SET members = members - 1 WHERE status = OLD.status;
    END IF;
    IF NEW.status <> 'active' THEN
        INSERT INTO mps.member_states (status, members) VALUES (NEW.status, 1)
        ON CONFLICT (status) DO UPDATE SET members = member_states.members + 1;
    END IF;
    RETURN NULL;
END $$;


--
-- Name: rows_are_never_deleted(); Type: FUNCTION; Schema: mps; Owner: -
--

CREATE FUNCTION mps.rows_are_never_deleted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never deleted: the books refer to them', TG_TABLE_NAME;
END
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: admins; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.admins (
    id uuid NOT NULL,
    name text NOT NULL,
    status text NOT NULL,
    password_hash text,
    password_temporary boolean NOT NULL,
    access_epoch bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT admins_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text])))
);


--
-- Name: audit_heads; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.audit_heads (
    stream uuid NOT NULL,
    seq bigint NOT NULL,
    mac bytea NOT NULL,
    CONSTRAINT audit_heads_mac_check CHECK ((octet_length(mac) = 32)),
    CONSTRAINT audit_heads_seq_check CHECK ((seq >= 1))
)
WITH (fillfactor='10');


--
-- Name: audit_log; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.audit_log (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_kind text,
    actor_id uuid,
    role text,
    operator text,
    address text,
    request_id uuid NOT NULL,
    operation text NOT NULL,
    object_kind text,
    object_id uuid,
    refusal text,
    details text NOT NULL,
    stream uuid,
    seq bigint,
    mac bytea,
    CONSTRAINT audit_log_mac_check CHECK ((octet_length(mac) = 32)),
    CONSTRAINT audit_log_seq_check CHECK ((seq >= 1))
);


--
-- Name: audit_log_id_seq; Type: SEQUENCE; Schema: mps; Owner: -
--

ALTER TABLE mps.audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME mps.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: card_bindings; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.card_bindings (
    member_id uuid NOT NULL,
    card_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT card_bindings_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'member'::text, 'viewer'::text])))
);


--
-- Name: day_totals; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.day_totals (
    account_id uuid NOT NULL,
    kind text NOT NULL,
    day bigint NOT NULL,
    account_kind text NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT day_totals_amount_check CHECK ((amount >= 0))
);


--
-- Name: idempotency_keys; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.idempotency_keys (
    owner_id uuid NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    owner_kind text NOT NULL,
    transaction_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: imports; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.imports (
    name text NOT NULL,
    "position" bigint NOT NULL
);


--
-- Name: lanes; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.lanes (
    id uuid NOT NULL,
    batch bigint NOT NULL,
    started_at timestamp with time zone NOT NULL
)
WITH (fillfactor='10');


--
-- Name: leases; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.leases (
    name text NOT NULL,
    owner_id uuid,
    fence bigint NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT leases_fence_check CHECK ((fence >= 0))
);


--
-- Name: ledger_entries; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.ledger_entries (
    posting_id uuid NOT NULL,
    line bigint NOT NULL,
    account_kind text NOT NULL,
    account_id uuid,
    method text,
    amount bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    cause text NOT NULL,
    CONSTRAINT ledger_entries_account_kind_check CHECK ((account_kind = ANY (ARRAY['card'::text, 'merchant'::text, 'clearing'::text, 'opening'::text, 'voucher_issue'::text, 'breakage'::text, 'payout'::text, 'fees'::text, 'bank'::text]))),
    CONSTRAINT ledger_entries_amount_check CHECK ((amount <> 0)),
    CONSTRAINT ledger_entries_cause_check CHECK ((cause = ANY (ARRAY['transaction'::text, 'opening'::text, 'voucher_issue'::text, 'voucher_lapse'::text, 'replacement'::text, 'payout'::text, 'settlement_fee'::text, 'settlement_paid'::text]))),
    CONSTRAINT ledger_entries_check CHECK (((account_kind = ANY (ARRAY['card'::text, 'merchant'::text])) = (account_id IS NOT NULL))),
    CONSTRAINT ledger_entries_check1 CHECK (((account_kind = 'clearing'::text) = (method IS NOT NULL))),
    CONSTRAINT ledger_entries_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'bank'::text, 'sandbox'::text, 'wechat'::text, 'alipay'::text])))
);


--
-- Name: limits; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.limits (
    kind text NOT NULL,
    object_id uuid NOT NULL,
    amount bigint,
    CONSTRAINT limits_amount_check CHECK ((amount > 0))
);


--
-- Name: marks; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.marks (
    name text NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: member_cards; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.member_cards (
    id uuid NOT NULL,
    card_no text NOT NULL,
    card_type text NOT NULL,
    status text NOT NULL,
    member_id uuid,
    balance bigint NOT NULL,
    points bigint NOT NULL,
    points_debt bigint NOT NULL,
    level bigint NOT NULL,
    fixed_rate bigint,
    expires_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    last_entry_at timestamp with time zone,
    name text,
    binding_password_hash text,
    replaced_by uuid,
    last_payment_id uuid,
    spent_day bigint,
    spent bigint DEFAULT 0 NOT NULL,
    CONSTRAINT member_cards_balance_check CHECK ((balance >= 0)),
    CONSTRAINT member_cards_card_type_check CHECK ((card_type = ANY (ARRAY['standard'::text, 'corporate'::text, 'voucher'::text]))),
    CONSTRAINT member_cards_check CHECK (((points = 0) OR (points_debt = 0))),
    CONSTRAINT member_cards_check1 CHECK (((card_type = 'corporate'::text) = (member_id IS NULL))),
    CONSTRAINT member_cards_check2 CHECK (((card_type = 'corporate'::text) = (fixed_rate IS NOT NULL))),
    CONSTRAINT member_cards_check3 CHECK (((card_type <> 'corporate'::text) OR (balance = 0))),
    CONSTRAINT member_cards_check4 CHECK (((card_type = 'standard'::text) OR ((points = 0) AND (points_debt = 0)))),
    CONSTRAINT member_cards_fixed_rate_check CHECK (((fixed_rate >= 100) AND (fixed_rate <= 1000))),
    CONSTRAINT member_cards_points_check CHECK ((points >= 0)),
    CONSTRAINT member_cards_points_debt_check CHECK ((points_debt >= 0)),
    CONSTRAINT member_cards_spent_check CHECK ((spent >= 0)),
    CONSTRAINT member_cards_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text, 'lost'::text, 'suspended'::text, 'used'::text, 'expired'::text, 'closed'::text])))
)
WITH (fillfactor='70');


--
-- Name: member_external_identities; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.member_external_identities (
    provider text NOT NULL,
    external_id text NOT NULL,
    member_id uuid NOT NULL,
    CONSTRAINT member_external_identities_provider_check CHECK ((provider = ANY (ARRAY['wechat'::text, 'alipay'::text, 'line'::text])))
);


--
-- Name: member_profiles; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.member_profiles (
    id uuid NOT NULL,
    member_no text NOT NULL,
    name text NOT NULL,
    phone text,
    email text,
    status text NOT NULL,
    password_hash text,
    password_temporary boolean NOT NULL,
    access_epoch bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT member_profiles_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text, 'suspended'::text, 'deleted'::text])))
);


--
-- Name: member_search_terms; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.member_search_terms (
    term text NOT NULL COLLATE pg_catalog."C",
    member_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    shared bigint NOT NULL,
    CONSTRAINT new_member_search_terms_shared_check CHECK ((shared >= 0))
);


--
-- Name: member_states; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.member_states (
    status text NOT NULL,
    members bigint NOT NULL,
    CONSTRAINT member_states_members_check CHECK ((members >= 0))
);


--
-- Name: membership_levels; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.membership_levels (
    level bigint NOT NULL,
    name text NOT NULL,
    min_points bigint NOT NULL,
    rate bigint NOT NULL,
    CONSTRAINT membership_levels_level_check CHECK ((level >= 0)),
    CONSTRAINT membership_levels_min_points_check CHECK ((min_points >= 0)),
    CONSTRAINT membership_levels_rate_check CHECK (((rate >= 100) AND (rate <= 1000)))
);


--
-- Name: merchant_staff; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.merchant_staff (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    operator text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    status text NOT NULL,
    password_hash text,
    password_temporary boolean NOT NULL,
    access_epoch bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT merchant_staff_role_check CHECK ((role = ANY (ARRAY['cashier'::text, 'manager'::text]))),
    CONSTRAINT merchant_staff_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text])))
);


--
-- Name: merchants; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.merchants (
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    contact text,
    status text NOT NULL,
    password_hash text,
    password_temporary boolean NOT NULL,
    access_epoch bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    fee_bps bigint DEFAULT 0 NOT NULL,
    settlement_mode text DEFAULT 'realtime'::text NOT NULL,
    settled_through timestamp with time zone,
    CONSTRAINT merchants_fee_bps_check CHECK (((fee_bps >= 0) AND (fee_bps <= 10000))),
    CONSTRAINT merchants_settlement_mode_check CHECK ((settlement_mode = ANY (ARRAY['realtime'::text, 't_plus_1'::text, 'monthly'::text]))),
    CONSTRAINT merchants_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text])))
);


--
-- Name: numbers_cor; Type: SEQUENCE; Schema: mps; Owner: -
--

CREATE SEQUENCE mps.numbers_cor
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: numbers_m; Type: SEQUENCE; Schema: mps; Owner: -
--

CREATE SEQUENCE mps.numbers_m
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: numbers_pay; Type: SEQUENCE; Schema: mps; Owner: -
--

CREATE SEQUENCE mps.numbers_pay
    START WITH 1
    INCREMENT BY 32
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: numbers_rcg; Type: SEQUENCE; Schema: mps; Owner: -
--

CREATE SEQUENCE mps.numbers_rcg
    START WITH 1
    INCREMENT BY 32
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: numbers_rcr; Type: SEQUENCE; Schema: mps; Owner: -
--

CREATE SEQUENCE mps.numbers_rcr
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: numbers_ref; Type: SEQUENCE; Schema: mps; Owner: -
--

CREATE SEQUENCE mps.numbers_ref
    START WITH 1
    INCREMENT BY 32
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: numbers_set; Type: SEQUENCE; Schema: mps; Owner: -
--

CREATE SEQUENCE mps.numbers_set
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: numbers_std; Type: SEQUENCE; Schema: mps; Owner: -
--

CREATE SEQUENCE mps.numbers_std
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: numbers_vch; Type: SEQUENCE; Schema: mps; Owner: -
--

CREATE SEQUENCE mps.numbers_vch
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: orders; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.orders (
    owner_id uuid NOT NULL,
    external_order_id text NOT NULL,
    owner_kind text NOT NULL,
    transaction_id uuid,
    reversed_at timestamp with time zone,
    reversal_id uuid,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT orders_check CHECK (((transaction_id IS NOT NULL) OR (reversed_at IS NOT NULL)))
);


--
-- Name: payment_codes; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.payment_codes (
    hash bytea NOT NULL,
    card_id uuid NOT NULL,
    member_id uuid NOT NULL,
    access_epoch bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended text,
    merchant_id uuid,
    amounts_asked bigint NOT NULL,
    CONSTRAINT payment_codes_ended_check CHECK ((ended = ANY (ARRAY['used'::text, 'replaced'::text, 'revoked'::text]))),
    CONSTRAINT payment_codes_hash_check CHECK ((octet_length(hash) = 32))
);


--
-- Name: period_sums; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.period_sums (
    scope_id uuid NOT NULL,
    kind text NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    number bigint NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT period_sums_amount_check CHECK ((amount >= 0)),
    CONSTRAINT period_sums_number_check CHECK ((number > 0))
);


--
-- Name: point_ledger; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.point_ledger (
    id bigint NOT NULL,
    card_id uuid NOT NULL,
    transaction_id uuid,
    change bigint NOT NULL,
    debt_change bigint NOT NULL,
    balance_before bigint NOT NULL,
    balance_after bigint NOT NULL,
    reason text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    note text,
    CONSTRAINT point_ledger_balance_after_check CHECK ((balance_after >= 0)),
    CONSTRAINT point_ledger_balance_before_check CHECK ((balance_before >= 0)),
    CONSTRAINT point_ledger_check CHECK ((balance_after = (balance_before + change))),
    CONSTRAINT point_ledger_check1 CHECK (((reason = ANY (ARRAY['payment'::text, 'refund'::text])) = (transaction_id IS NOT NULL))),
    CONSTRAINT point_ledger_reason_check CHECK ((reason = ANY (ARRAY['payment'::text, 'refund'::text, 'adjustment'::text, 'opening'::text, 'replacement'::text])))
);


--
-- Name: point_ledger_id_seq; Type: SEQUENCE; Schema: mps; Owner: -
--

ALTER TABLE mps.point_ledger ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME mps.point_ledger_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: recovery_codes; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.recovery_codes (
    account_kind text NOT NULL,
    account_id uuid NOT NULL,
    number bigint NOT NULL,
    hash bytea NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT recovery_codes_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT recovery_codes_number_check CHECK (((number >= 1) AND (number <= 10)))
);


--
-- Name: schema_migrations; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.schema_migrations (
    name text NOT NULL
);


--
-- Name: second_factors; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.second_factors (
    account_kind text NOT NULL,
    account_id uuid NOT NULL,
    secret bytea,
    pending_secret bytea,
    confirmed_at timestamp with time zone,
    last_step bigint NOT NULL,
    CONSTRAINT second_factors_account_kind_check CHECK ((account_kind = ANY (ARRAY['merchant'::text, 'staff'::text, 'admin'::text]))),
    CONSTRAINT second_factors_check CHECK (((secret IS NULL) = (confirmed_at IS NULL))),
    CONSTRAINT second_factors_check1 CHECK (((secret IS NOT NULL) OR (pending_secret IS NOT NULL))),
    CONSTRAINT second_factors_last_step_check CHECK ((last_step >= 0))
);


--
-- Name: sessions; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.sessions (
    id uuid NOT NULL,
    token_id uuid NOT NULL,
    account_kind text NOT NULL,
    account_id uuid NOT NULL,
    merchant_id uuid,
    access_epoch bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);


--
-- Name: settings; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.settings (
    name text NOT NULL,
    value text NOT NULL
);


--
-- Name: settlement_items; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.settlement_items (
    transaction_id uuid NOT NULL,
    settlement_id uuid NOT NULL
);


--
-- Name: settlements; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.settlements (
    id uuid NOT NULL,
    settlement_no text NOT NULL,
    merchant_id uuid NOT NULL,
    mode text NOT NULL,
    status text NOT NULL,
    period_start timestamp with time zone NOT NULL,
    period_end timestamp with time zone NOT NULL,
    payment_count bigint NOT NULL,
    payment_amount bigint NOT NULL,
    refund_count bigint NOT NULL,
    refund_amount bigint NOT NULL,
    recharge_count bigint NOT NULL,
    recharge_amount bigint NOT NULL,
    fee_bps bigint NOT NULL,
    fee_amount bigint NOT NULL,
    carried_in bigint NOT NULL,
    carried_out bigint NOT NULL,
    total_amount bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    follows uuid,
    CONSTRAINT settlements_carried_in_check CHECK ((carried_in <= 0)),
    CONSTRAINT settlements_carried_out_check CHECK ((carried_out <= 0)),
    CONSTRAINT settlements_check CHECK ((period_start <= period_end)),
    CONSTRAINT settlements_check1 CHECK (((total_amount = 0) OR (carried_out = 0))),
    CONSTRAINT settlements_check2 CHECK (((total_amount + carried_out) = ((((payment_amount - refund_amount) - fee_amount) - recharge_amount) + carried_in))),
    CONSTRAINT settlements_fee_amount_check CHECK ((fee_amount >= 0)),
    CONSTRAINT settlements_fee_bps_check CHECK (((fee_bps >= 0) AND (fee_bps <= 10000))),
    CONSTRAINT settlements_mode_check CHECK ((mode = ANY (ARRAY['realtime'::text, 't_plus_1'::text, 'monthly'::text]))),
    CONSTRAINT settlements_payment_amount_check CHECK ((payment_amount >= 0)),
    CONSTRAINT settlements_payment_count_check CHECK ((payment_count >= 0)),
    CONSTRAINT settlements_recharge_count_check CHECK ((recharge_count >= 0)),
    CONSTRAINT settlements_refund_amount_check CHECK ((refund_amount >= 0)),
    CONSTRAINT settlements_refund_count_check CHECK ((refund_count >= 0)),
    CONSTRAINT settlements_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'settled'::text, 'paid'::text, 'failed'::text]))),
    CONSTRAINT settlements_total_amount_check CHECK ((total_amount >= 0))
);


--
-- Name: summed; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.summed (
    name text NOT NULL,
    until_at timestamp with time zone NOT NULL
);


--
-- Name: transactions; Type: TABLE; Schema: mps; Owner: -
--

CREATE TABLE mps.transactions (
    id uuid NOT NULL,
    tx_no text NOT NULL,
    tx_type text NOT NULL,
    status text NOT NULL,
    card_id uuid NOT NULL,
    member_id uuid NOT NULL,
    merchant_id uuid,
    operator_kind text NOT NULL,
    operator_id uuid NOT NULL,
    original_id uuid,
    raw_amount bigint NOT NULL,
    final_amount bigint NOT NULL,
    rate bigint NOT NULL,
    points bigint NOT NULL,
    level bigint NOT NULL,
    refunded_amount bigint NOT NULL,
    points_reversed bigint NOT NULL,
    remaining_refundable bigint,
    payment_method text,
    external_order_id text,
    tag text,
    reason text,
    fingerprint bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    breakage bigint NOT NULL,
    CONSTRAINT transactions_breakage_check CHECK ((breakage >= 0)),
    CONSTRAINT transactions_check CHECK (((final_amount > 0) AND (final_amount <= raw_amount))),
    CONSTRAINT transactions_check1 CHECK (((refunded_amount >= 0) AND (refunded_amount <= final_amount))),
    CONSTRAINT transactions_check2 CHECK (((tx_type = ANY (ARRAY['refund'::text, 'recharge_reversal'::text])) = (original_id IS NOT NULL))),
    CONSTRAINT transactions_check3 CHECK (((tx_type = ANY (ARRAY['recharge'::text, 'recharge_reversal'::text])) = (payment_method IS NOT NULL))),
    CONSTRAINT transactions_check4 CHECK (((status = 'refunded'::text) = ((tx_type = 'payment'::text) AND (refunded_amount = final_amount)))),
    CONSTRAINT transactions_check5 CHECK (((status <> 'cancelled'::text) OR (tx_type = 'recharge'::text))),
    CONSTRAINT transactions_check6 CHECK (((tx_type = 'payment'::text) OR (refunded_amount = 0))),
    CONSTRAINT transactions_fingerprint_check CHECK ((octet_length(fingerprint) = 32)),
    CONSTRAINT transactions_payment_method_check CHECK ((payment_method = ANY (ARRAY['cash'::text, 'bank'::text, 'sandbox'::text, 'wechat'::text, 'alipay'::text]))),
    CONSTRAINT transactions_points_reversed_check CHECK ((points_reversed >= 0)),
    CONSTRAINT transactions_rate_check CHECK (((rate >= 100) AND (rate <= 1000))),
    CONSTRAINT transactions_raw_amount_check CHECK ((raw_amount > 0)),
    CONSTRAINT transactions_remaining_refundable_check CHECK ((remaining_refundable >= 0)),
    CONSTRAINT transactions_status_check CHECK ((status = ANY (ARRAY['completed'::text, 'refunded'::text, 'cancelled'::text]))),
    CONSTRAINT transactions_tx_type_check CHECK ((tx_type = ANY (ARRAY['payment'::text, 'refund'::text, 'recharge'::text, 'recharge_reversal'::text])))
);


--
-- Data for Name: admins; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.admins (id, name, status, password_hash, password_temporary, access_epoch, created_at) FROM stdin;
019cacb3-f200-7d1b-8158-583910eb4bf9	root	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019cacb3-f200-7349-bb19-a23977ea6658	deputy	inactive	$argon2id$v=19$m=19456,t=2,p=1$LYqwcR618xrH7jFOw4WaIg$UUczsQ5lSkzrc2KddGhtcdwOf3S3qs83Up+stmC4lak	t	1	2026-03-02 04:00:00+00
\.


--
-- Data for Name: audit_heads; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.audit_heads (stream, seq, mac) FROM stdin;
4470940a-4fae-4f47-a3ca-8d387741806a	172	\\xf9fb4d2a7bb6e378c0f46b57f56e078d197210f645f564158f57021a6becb224
49ecf987-f575-4f8e-846b-526201154af3	1	\\x51d4d84c47740680906b4ffe3d2b8f391da6932c24ca050dc7cffbceed18be8f
e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	184	\\x13412eb60ae886b3817b6485e8a338cc4f8cd28de9e6217cdfa88c213d8b0c90
\.


--
-- Data for Name: audit_log; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.audit_log (id, at, actor_kind, actor_id, role, operator, address, request_id, operation, object_kind, object_id, refusal, details, stream, seq, mac) FROM stdin;
1	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-714e-8568-ef0b05f75fc8	create_merchant	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	{"code":"SHOP-A","name":"The shop SHOP-A"}	4470940a-4fae-4f47-a3ca-8d387741806a	1	\\x8ecdb2b31eb2e4c67191fe09e8199e28cd207f5382268acbe56cf8b132ecb7fd
2	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7099-bd07-d5f4d3a3c0b9	create_staff	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	\N	{"operator":"manager","role":"manager"}	4470940a-4fae-4f47-a3ca-8d387741806a	2	\\x61029548a70c5c32fa53b05f2063a496b82caa289f8a785e09d2414fb5c408b5
3	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-70a2-ab66-2d621226fe9a	create_staff	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	{"operator":"cashier","role":"cashier"}	4470940a-4fae-4f47-a3ca-8d387741806a	3	\\x0336d7bbd8e6c855a7f18b2f4da0ae120b8e71bcd80bb430fb0b6f911f6b56e3
4	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7499-ae88-bbca4ae88342	create_merchant	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	{"code":"SHOP-B","name":"The shop SHOP-B"}	4470940a-4fae-4f47-a3ca-8d387741806a	4	\\x5d75a3975d166c3afd28a2fe19150cd571a3b31a730e67e1496e3502022c2cf5
5	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7f37-b6c9-b35663911b25	create_staff	staff	019cacb3-f200-732f-bd35-221bf32f0db8	\N	{"operator":"manager","role":"manager"}	4470940a-4fae-4f47-a3ca-8d387741806a	5	\\xeaec8041ea301c83a8acf5f1bfef06ccabee524a924a9bde1f950ba2aef98e0e
6	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7dd3-affc-5ca8abb33325	create_staff	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	{"operator":"cashier","role":"cashier"}	4470940a-4fae-4f47-a3ca-8d387741806a	6	\\xed5a510fe08a1629163121bdd77c8acedd68457c0b476ba13bfa02bdfafad9ab
7	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7e73-9877-1d63c19df5c0	create_staff	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	{"operator":"colleague","role":"cashier"}	4470940a-4fae-4f47-a3ca-8d387741806a	7	\\x5080ab06bfd92283a303bda4fa73b2f00af8012c09da165f3785a34f0fa0aeb9
8	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-74a7-8c11-31f54a0cec86	create_admin	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	{"name":"root"}	4470940a-4fae-4f47-a3ca-8d387741806a	8	\\x8f839839210be623ff4fcf15c4b62e11bb2ca7484da5f49cef8dd6027d476f79
9	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7fe8-bbb9-0dc6af5acc26	create_member_profile	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	{"card_no":"STD00000001","member_no":"M00000001"}	4470940a-4fae-4f47-a3ca-8d387741806a	9	\\x108b659cd251cde722cedd391d2edb1991858756c8db9abea47de5e7814fa0ed
10	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7343-955b-013319ca442b	admin_recharge_card	transaction	019cacb3-f200-7d26-9373-f130a2e8d52d	\N	{"amount":100000,"balance_after":100000,"balance_before":0,"card_no":"STD00000001","payment_method":"bank","reason":"opening"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	1	\\xe32e4c64ba0daf6d5331ea6cce645630324244ace02d66e8ac6e85226869d157
11	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-73ca-9f19-c3d902b31ad5	create_member_profile	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	{"card_no":"STD00000002","member_no":"M00000002"}	4470940a-4fae-4f47-a3ca-8d387741806a	10	\\xbd6bed9cc3dab5cf0213f2172265090c75ced9aa83ae33c8c2cefdbfd72ce275
12	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7bf4-8340-fe4b076fcc77	admin_recharge_card	transaction	019cacb3-f200-74de-8779-56afa4defcab	\N	{"amount":500000,"balance_after":500000,"balance_before":0,"card_no":"STD00000002","payment_method":"bank","reason":"opening"}	4470940a-4fae-4f47-a3ca-8d387741806a	11	\\xe696c56b36caad6d9d68fb1d6f959f7dad2501ece63303540401ed4be2de1229
13	2026-03-02 04:00:00+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	\N	019cacb3-f200-71b7-b14b-05b8ea424842	sign_in	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	12	\\xaedf88c20b00e1ccd90359d35dfa7cdd06cda1646f6ad2dea9cf5c6097c90123
14	2026-03-02 04:00:00+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	\N	019cacb3-f200-7dea-922f-b0863848efa3	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	13	\\x6e09b0a57b70d8195b80de189f698322818887eea367ae8a2c1960c6841d756c
15	2026-03-02 04:00:00+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	\N	019cacb3-f200-759a-9d5b-6f63784ef6fa	sign_in	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	14	\\x6a9ee22e3432c3e4dc19e1d846e1e3439dd846d8a921a5c9061d8c41577c58a1
16	2026-03-02 04:00:00+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	\N	019cacb3-f200-75f0-8f32-94b457dfdb71	merchant_charge_by_qr	transaction	019cacb3-f200-7498-ac89-14f3953aa422	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":100000,"raw_amount":100000,"tx_no":"PAY0000000001"}	4470940a-4fae-4f47-a3ca-8d387741806a	15	\\xf95a0981a9fd1bb643c61661e122b43ac5c6469632ce16740c9939f29f0d41a8
17	2026-03-02 04:00:00+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	\N	019cacb3-f200-7797-91a6-6d7ff3681703	sign_out	session	019cacb3-f200-7df9-8875-76253688ae55	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	16	\\x115e967eba2058f90f081b966847c700b5c86b26f3c03926ff80b5caf2369203
18	2026-03-02 04:00:00+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	\N	019cacb3-f200-7b08-a21d-8873a2215455	sign_out	session	019cacb3-f200-7d07-be06-e15e7ba49da5	\N	{}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	2	\\x14afa752631174fbe7326b482b555c958bdad8e9a21952661656460c33352d38
19	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	d4c139a6-1356-48c7-8e90-e81d93b70936	import_member	member	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	\N	{"cards":["STD00000900"],"member_no":"M00000900"}	4470940a-4fae-4f47-a3ca-8d387741806a	17	\\x57a88cf2900e9be0d3bce9e818be97242773729059a10a00d5f25f02f4266b68
20	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	eef78e8e-86e4-44b8-a31e-4a790610d6d5	skip_numbers	import	00000000-0000-0000-0000-000000000000	\N	{"M":901,"PAY":901,"RCG":901,"REF":901,"STD":901}	4470940a-4fae-4f47-a3ca-8d387741806a	18	\\x1ecc4b903e9934a5578b07bc3004b8b777b4b44d344e26079f8a29c5f00f1467
21	2025-12-20 05:01:02+00	\N	\N	\N	\N	\N	9ccafa34-0294-4936-9396-ce8912b48f34	import_events	older	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	\N	{"action":"older","number":1}	4470940a-4fae-4f47-a3ca-8d387741806a	19	\\xaa0521e404fbe72c0321f3cc429059277a9f2de85a08c11a1d5fce5b48d3999c
22	2025-12-20 05:01:02+00	\N	\N	\N	\N	\N	9ccafa34-0294-4936-9396-ce8912b48f34	import_events	older	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	\N	{"action":"older","number":2}	4470940a-4fae-4f47-a3ca-8d387741806a	20	\\xf0c8ac355a54a28aff66e6d28ebd022812a89c0efd3ce57209ee84deb3ae3dbc
23	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	9ccafa34-0294-4936-9396-ce8912b48f34	import_events	import	00000000-0000-0000-0000-000000000000	\N	{"events":2,"list":"audit_logs"}	4470940a-4fae-4f47-a3ca-8d387741806a	21	\\x55348a32776aed4770ba4f58426ea3e1b3547844a939e4c1e548bc4cbd79c1af
24	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7b5d-b8eb-714b036dd228	create_merchant	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	{"code":"SHOP-C","name":"The shop SHOP-C"}	4470940a-4fae-4f47-a3ca-8d387741806a	22	\\x1593cba6b15f010ddfec96f3ce68e1d455aeaad52ba88c61dccae363b8b54c78
25	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7368-8ef5-9b1e990dc0c8	create_staff	staff	019cacb3-f200-769f-93db-5b58102adc5e	\N	{"operator":"manager","role":"manager"}	4470940a-4fae-4f47-a3ca-8d387741806a	23	\\x8bf23d2a850aa58ed924d6ebeb76cdd5e5769576a52354284435364861dfe4ca
26	2026-03-02 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	019cacb3-f200-7649-b5b8-f7b22caabe70	create_staff	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	{"operator":"cashier","role":"cashier"}	4470940a-4fae-4f47-a3ca-8d387741806a	24	\\xf5edb1354832bf29a0043e48e64a1f33bfd101db6ff831fce8faed5be5684775
27	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-717f-99b5-3532e7a86912	sign_in	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	25	\\x6e86634d534a570c5df79ee61757db04f9fb2f867ca312205f37b0750890b59d
28	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7c13-9767-927798fed8e7	update_merchant	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	{"after":{"contact":"02-2345-6789","fee_bps":60,"name":"甲店","settlement_mode":"realtime"},"before":{"contact":null,"fee_bps":0,"name":"The shop SHOP-A","settlement_mode":"realtime"}}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	3	\\x682540fa8d010968b79260b33cec3724dcfd1c4f3449b98978170734c3caea3d
29	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-703e-9440-bd1b669f3abe	update_merchant	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	{"after":{"contact":null,"fee_bps":125,"name":"The shop SHOP-B","settlement_mode":"t_plus_1"},"before":{"contact":null,"fee_bps":0,"name":"The shop SHOP-B","settlement_mode":"realtime"}}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	4	\\xc88d19da49f321e0c3b4cad27effb107f8cd9283596428ac778e50f03e1376bf
30	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7c27-a9b2-86972dc042ea	update_merchant	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	{"after":{"contact":null,"fee_bps":30,"name":"The shop SHOP-C","settlement_mode":"monthly"},"before":{"contact":null,"fee_bps":0,"name":"The shop SHOP-C","settlement_mode":"realtime"}}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	5	\\x58533b8d4dfcfc43345c88335645a578acb019119b7e342d1209bc613c6a9dc3
31	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7c11-8d82-7a27ece1ed70	create_merchant	merchant	019cacb3-f200-7fbb-85a8-9c934aef071e	\N	{"code":"SHOP-D","name":"Closed down"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	6	\\x088a117543852c98a579ced12ba0768a5fe19cbb770f581b83d027ab25fa42e5
32	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-714f-81ac-d79a20bd91c3	admin_suspend_merchant	merchant	019cacb3-f200-7fbb-85a8-9c934aef071e	\N	{"after":"inactive","before":"active","reason":"歇業"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	7	\\xdd6aafe6ce30b46e71c646ca4f94d1918197adbb6011e7a8b61cb1df3d8a6d62
33	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7903-b796-8d1f9a38f1eb	create_admin	admin	019cacb3-f200-7349-bb19-a23977ea6658	\N	{"name":"deputy"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	8	\\x6dcbf160554c425061a27e61b393d428ee1768f527b40149295f68a2ad313069
34	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-70ac-961a-297796080cd7	update_admin	admin	019cacb3-f200-7349-bb19-a23977ea6658	\N	{"after":"inactive","before":"active"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	9	\\xcc00b490555bc3a841d35fc32374e64452ef0d377a27905bcdf8d3eac5b6eb5c
36	2026-03-02 04:00:00+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cacb3-f200-7505-a57b-018148d039e6	create_staff	staff	019cacb3-f200-7eca-acf1-2dfda0f9b92d	\N	{"operator":"newcomer","role":"cashier"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	10	\\x17c14f8a8bb79020265b0987a92bfcbd04b5f18022b6ce99d33402a4234fced3
37	2026-03-02 04:00:00+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cacb3-f200-77d2-9da1-985434b13c7e	create_staff	staff	019cacb3-f200-770c-9837-0a2a8a90498f	\N	{"operator":"left","role":"manager"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	11	\\xb88a3dcb9c4efc4f3828b6f247910756b1483a340b67e4ab45e4240510cc4ef0
38	2026-03-02 04:00:00+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cacb3-f200-7f52-85f4-638f852d97f6	update_staff	staff	019cacb3-f200-770c-9837-0a2a8a90498f	\N	{"after":{"name":"員工 left","role":"manager","status":"inactive"},"before":{"name":"員工 left","role":"manager","status":"active"}}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	12	\\x485ed54e771e8ac7a178c2f3d5458e72dcc830d0bd9c490a7b35453e9314393c
39	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7fad-8420-83e36d91e9af	create_member_profile	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	{"card_no":"STD00000901","member_no":"M00000901"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	13	\\x3b12f6c38cfc256a4cde03290916a7e1677546480c61e04ae0539f2cd46942b2
41	2026-03-02 04:00:00+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019cacb3-f200-7208-a626-2298a8a7ef45	change_password	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	{"password":"changed"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	14	\\xf8872452d7c5188878a19fa4fa004ed188f2cba20605f1e97415d09a59a8ed2e
42	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7765-851e-970898b9f34a	create_member_profile	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	{"card_no":"STD00000902","member_no":"M00000902"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	15	\\x6d9ad43700ef30088e2ab57078965975f49ea545d14b5b6ee3e85dcb1611c3d8
45	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7522-9545-a32c92d85768	create_member_profile	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	\N	{"card_no":"STD00000903","member_no":"M00000903"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	16	\\xe053f3d0844137d28e1eaf25e9f36eb0395b8af2c07d9c12cd6728cdf7f34f68
48	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-76e1-92e9-be6e8ee43780	create_member_profile	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	{"card_no":"STD00000904","member_no":"M00000904"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	17	\\x8a10e889e8dad8dcd5b79345d76b0f52acaa6bebabbc7cdfc6964fe9bf968a99
51	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7d48-8c19-b0813a3b454d	create_member_profile	member	019cacb3-f200-79a0-9995-f81774618e69	\N	{"card_no":"STD00000905","member_no":"M00000905"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	18	\\x8f6b87ee4740c078d8a88ceba09fa4a822993d0c998f74b9be8517490ff734ed
54	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7790-8473-d56c1eeb61b3	create_member_profile	member	019cacb3-f200-7009-88d0-0e825b4c3fae	\N	{"card_no":"STD00000906","member_no":"M00000906"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	19	\\x5175255a2adb865da53f2e4bc7b3c8216f14f9e3ef81dbdb8c0ca762b8104504
56	2026-03-02 04:00:00+00	member	019cacb3-f200-7009-88d0-0e825b4c3fae	member	\N	127.0.0.1	019cacb3-f200-72b8-89a8-5e7c186f6640	change_password	member	019cacb3-f200-7009-88d0-0e825b4c3fae	\N	{"password":"changed"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	20	\\xab1a8f02a6975aae92618738c3a34e982a15dac370bdc26ad97d93528ef4e84c
57	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7637-a867-b72d60fe41b4	create_member_profile	member	019cacb3-f200-7876-a112-9ee344e32296	\N	{"card_no":"STD00000907","member_no":"M00000907"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	21	\\xb70c209938932591e4c606da597b5e9611fcc5963b4dc147c682ca2a4963fd26
59	2026-03-02 04:00:00+00	member	019cacb3-f200-7876-a112-9ee344e32296	member	\N	127.0.0.1	019cacb3-f200-7289-a860-c8570085ec44	change_password	member	019cacb3-f200-7876-a112-9ee344e32296	\N	{"password":"changed"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	22	\\x469f5af83fda8c5b4b3564b1b2438668aee7fc5feb2bfe023798346712082b47
60	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7d55-943f-32cfac9aa4b8	bind_external_identity	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	{"provider":"wechat","replaced":false}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	23	\\x152237efc00745bb9f9339175f7b6ab8fe097967cbaf615bfa566ea996b05e1d
61	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7928-8a42-4e3296789ad5	bind_external_identity	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	{"provider":"line","replaced":false}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	24	\\x0d527e54f9c3a9935aff3b9a089751d29023294308e994b2f4085679b92561df
62	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7e28-8ad1-66831524e2f2	create_member_profile	member	019cacb3-f200-7ab5-9a38-b6166f418346	\N	{"card_no":"STD00000908","member_no":"M00000908"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	25	\\xb812e6f67321b503a021bbfc5c0b32572d8d5d8c5eb52a2b04fc62bf83c3f0b1
63	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-74d3-9322-5644f2f72085	create_members	member	019cacb3-f200-713f-9ede-168be74c61bd	\N	{"card_no":"STD00000909","member_no":"M00000909"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	26	\\x0ae1fb631a9f64051e74bec75bc2fc947963dafa0a081f66cf67e5ab838e8b36
64	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-74d3-9322-5644f2f72085	create_members	member	019cacb3-f200-7016-816e-7535b7509ede	\N	{"card_no":"STD00000910","member_no":"M00000910"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	27	\\x9c36899254e1094a39aee98c036680a067ad450c191c62a1e2a8e9cf667a5336
66	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-78a9-b75b-08aaa4e4af95	admin_recharge_card	transaction	019cacb3-f200-7197-b239-f358e8ad30fa	\N	{"amount":80000,"balance_after":80000,"balance_before":0,"card_no":"STD00000902","payment_method":"bank","reason":"轉帳"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	28	\\xe594c61786af63824e83a4ff07f96d3056061b85f7bb3fe8e2fd11fc28beefaf
68	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-77c0-87bc-b6186f007430	admin_recharge_card	transaction	019cacb3-f200-7d5e-a7df-e4754816dab2	\N	{"amount":80000,"balance_after":80000,"balance_before":0,"card_no":"STD00000904","payment_method":"bank","reason":"轉帳"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	29	\\x50e64f34b5e5a697e07fd4b92dbf6ffad0defa124251c4bb3999e2a631778ebc
71	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7d92-95b2-9f8eeba0e3b6	admin_recharge_card	transaction	019cacb3-f200-75f1-8897-125e3e942709	\N	{"amount":80000,"balance_after":80000,"balance_before":0,"card_no":"STD00000907","payment_method":"bank","reason":"轉帳"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	30	\\x8329de1dc2296f85214600f5e15bb4d94ba1dadf6716c47ddd847a0d4dfe42b6
73	2026-03-03 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb1da-4e00-74e3-a895-0eea70aa2323	create_corporate_card	card	019cb1da-4e00-7125-a78c-c93515d21e88	\N	{"card_no":"COR00000001","rate":600}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	31	\\x70066319699d419980ac15f45d2bdfd50b8892c2b2cd2b58b3b9bdd34e6785c6
74	2026-03-03 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb1da-4e00-7712-a49f-9055c1dca15a	create_corporate_card	card	019cb1da-4e00-784c-977c-c3416c39949f	\N	{"card_no":"COR00000002","rate":750}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	32	\\x7474ab5dede151fc95bc4ab2c56b44fc3e0a62f1e3badb4ef36333e7160a8292
75	2026-03-03 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb1da-4e00-7699-896c-1f8f9a25c62f	create_corporate_card	card	019cb1da-4e00-7a5a-affd-e41e4666efe4	\N	{"card_no":"COR00000003","rate":500}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	33	\\xcca81a97b4383942b5777ccd504811ad5fd09f5c444b08f0986f8236b037a50f
81	2026-03-03 04:00:00+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019cb1da-4e00-7ecd-9a1b-61a7cf5fcc1d	bind_member_to_card	card	019cb1da-4e00-7125-a78c-c93515d21e88	\N	{"after":"member","before":null,"card_no":"COR00000001","member_id":"019cacb3-f200-71b4-ae3f-2c308c4e2945"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	34	\\x1c534a7df9cd2a20a39eb27619ec4dee04ea15be04cb0ce737abea2b1faf6ce1
84	2026-03-03 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb1da-4e00-791d-9ccb-c9153f7d4532	bind_member_to_card	card	019cb1da-4e00-784c-977c-c3416c39949f	\N	{"after":"member","before":null,"card_no":"COR00000002","member_id":"019cacb3-f200-7876-a112-9ee344e32296"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	35	\\xe70c01a98091e7131e4a8a6cacf48e9fd8bb6e5c79e661b3d8e9a3d7fb093444
35	2026-03-02 04:00:00+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cacb3-f200-7dc5-97dd-ce5a62becb04	sign_in	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	26	\\xe10887e4b847027b275df3d981211355f5885e7923c20275d5a275d744884c25
40	2026-03-02 04:00:00+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019cacb3-f200-7b00-b077-2f1890250a71	sign_in	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	27	\\xe8c65cfc1f0f721384097b2f5721e354eefaf3e177addd6b34cf09573b73a0c9
43	2026-03-02 04:00:00+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019cacb3-f200-701c-878c-5ad5b272fbd7	sign_in	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	28	\\xa5b0c1af266758c849e0367edaf72b468b3a326f7a857850d92a1cd530c4408a
44	2026-03-02 04:00:00+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019cacb3-f200-7061-a290-08ba30795c36	change_password	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	{"password":"changed"}	4470940a-4fae-4f47-a3ca-8d387741806a	29	\\x2ae42470e1cd20db2f164efba127cc530e8b4749b235dd207e29092943e4ad66
46	2026-03-02 04:00:00+00	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	member	\N	127.0.0.1	019cacb3-f200-7c9a-8837-bc44f0dcdee8	sign_in	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	30	\\x02dbf0decca059422f96da2ee6dcbb93a6614dc75d1662c19433aeb20c6ad1d4
47	2026-03-02 04:00:00+00	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	member	\N	127.0.0.1	019cacb3-f200-7669-a123-f875d0e2e854	change_password	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	\N	{"password":"changed"}	4470940a-4fae-4f47-a3ca-8d387741806a	31	\\x6cacad85eb2dd991f7ad5b568169ba9410e1f514ce2915fdda11846711f05cdd
49	2026-03-02 04:00:00+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019cacb3-f200-795a-8165-7945ebdac631	sign_in	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	32	\\x3e68f22c300182f187b652f6362c03abbad36dbdb4c3a249b98433b9a4c94e53
50	2026-03-02 04:00:00+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019cacb3-f200-7463-b47d-6992c0c20952	change_password	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	{"password":"changed"}	4470940a-4fae-4f47-a3ca-8d387741806a	33	\\xc4d9950a4cf9caec80e69b6880c09bbb6e293db41670e2205f1b42d6cbaa780a
52	2026-03-02 04:00:00+00	member	019cacb3-f200-79a0-9995-f81774618e69	member	\N	127.0.0.1	019cacb3-f200-7da0-9ae0-ed775fd94283	sign_in	member	019cacb3-f200-79a0-9995-f81774618e69	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	34	\\xe870f06e1e4ad6e6570bfb1afe9e5666dec249a706e3ca7024234fbd04add831
53	2026-03-02 04:00:00+00	member	019cacb3-f200-79a0-9995-f81774618e69	member	\N	127.0.0.1	019cacb3-f200-7166-bd48-58daa6cbadf9	change_password	member	019cacb3-f200-79a0-9995-f81774618e69	\N	{"password":"changed"}	4470940a-4fae-4f47-a3ca-8d387741806a	35	\\x09ea4ea7f642bd9f29e6b104870308add6b3c4c338f26fd8fe34048d8c221035
55	2026-03-02 04:00:00+00	member	019cacb3-f200-7009-88d0-0e825b4c3fae	member	\N	127.0.0.1	019cacb3-f200-757d-9d91-f2fb57d1a5c0	sign_in	member	019cacb3-f200-7009-88d0-0e825b4c3fae	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	36	\\x542252568dc5da387f38dabdb23a57172f66b8c239731a6ef7a58630c988ee74
58	2026-03-02 04:00:00+00	member	019cacb3-f200-7876-a112-9ee344e32296	member	\N	127.0.0.1	019cacb3-f200-717f-a788-1b55a5edbe01	sign_in	member	019cacb3-f200-7876-a112-9ee344e32296	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	37	\\xa206f21e9c5b2c614bd7ad7fd6cec6159c8efaf871637eff0e5bce7df4a5caba
65	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-790d-84dc-bddc86846d55	admin_recharge_card	transaction	019cacb3-f200-7bd3-b497-76b4a88b516d	\N	{"amount":80000,"balance_after":80000,"balance_before":0,"card_no":"STD00000901","payment_method":"bank","reason":"轉帳"}	4470940a-4fae-4f47-a3ca-8d387741806a	38	\\xdaa5cecc54ffaed3d7fe52abd020bf1b201e99301674cefba31034f2f20e14b4
67	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7f75-aeb1-de1c80a299de	admin_recharge_card	transaction	019cacb3-f200-7b6f-b9e7-40bf8c7df585	\N	{"amount":80000,"balance_after":80000,"balance_before":0,"card_no":"STD00000903","payment_method":"bank","reason":"轉帳"}	4470940a-4fae-4f47-a3ca-8d387741806a	39	\\x1ceef44121ce25091db8767da0a1f81f6c983d5e5a1ac45a54f4550c0399712c
69	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-7f42-9d62-a98de7bb0795	admin_recharge_card	transaction	019cacb3-f200-7d92-bf26-0e06eefb745b	\N	{"amount":80000,"balance_after":80000,"balance_before":0,"card_no":"STD00000905","payment_method":"bank","reason":"轉帳"}	4470940a-4fae-4f47-a3ca-8d387741806a	40	\\x66d4b53e35ffe77e70e0d2e83934aba025087d954be842f1094ee01d5d7b36db
70	2026-03-02 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cacb3-f200-791e-9088-60603974cc48	admin_recharge_card	transaction	019cacb3-f200-7b80-acbe-b55d6fe33ffa	\N	{"amount":80000,"balance_after":80000,"balance_before":0,"card_no":"STD00000906","payment_method":"bank","reason":"轉帳"}	4470940a-4fae-4f47-a3ca-8d387741806a	41	\\x09c405d04ae4b7e2b91668ff89ce0da77778b9d1d9676c991fef710c6eb10b85
72	2026-03-02 04:00:00+00	\N	\N	\N	\N	127.0.0.1	019cacb3-f200-7384-bc59-f33a30be8254	sign_in	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	INVALID_CREDENTIALS	null	4470940a-4fae-4f47-a3ca-8d387741806a	42	\\x7bf1d3958b590fcd3013d17701798f020b92e85de13015bfc8727e5d54f769f7
76	2026-03-03 04:00:00+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019cb1da-4e00-786b-80c7-e954eb794bb3	sign_in	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	43	\\x97c0756ff50119304ce0b86fb45593be8d30a3d0f30364792ec18b207aa55a95
77	2026-03-03 04:00:00+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019cb1da-4e00-7f9e-8a6e-17992a9574aa	bind_member_to_card	card	019cb1da-4e00-7125-a78c-c93515d21e88	\N	{"after":"manager","before":null,"card_no":"COR00000001","member_id":"019cacb3-f200-711b-9d8a-b82b813f0d8e"}	4470940a-4fae-4f47-a3ca-8d387741806a	44	\\x6df054903ca6a27a507dca204c727abf09183be4f0723d5cd8fa0dd8250543c2
78	2026-03-03 04:00:00+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019cb1da-4e00-7ac9-a868-0eb811d05581	bind_member_to_card	card	019cb1da-4e00-7125-a78c-c93515d21e88	\N	{"after":"viewer","before":null,"card_no":"COR00000001","member_id":"019cacb3-f200-7e47-b289-7149a2ce18f9"}	4470940a-4fae-4f47-a3ca-8d387741806a	45	\\x29626989bd1e73fab8dec3483075a10867f3bd8531604179a5ed41be918f76f3
79	2026-03-03 04:00:00+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019cb1da-4e00-79b6-b463-131b28bbdd1f	bind_member_to_card	card	019cb1da-4e00-7125-a78c-c93515d21e88	\N	{"after":"member","before":null,"card_no":"COR00000001","member_id":"019cacb3-f200-7876-a112-9ee344e32296"}	4470940a-4fae-4f47-a3ca-8d387741806a	46	\\xcd8f9e2749efe09f557fbd08fe8d135c1b272ae6eadfbe76c1c55b7164cd585c
80	2026-03-03 04:00:00+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019cb1da-4e00-7077-98f3-e50ca442964e	sign_in	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	47	\\x5e89a558cc00092af52708525860ecd64315ac70d7c03dfe99ed40b5b7ad7c5e
82	2026-03-03 04:00:00+00	member	019cacb3-f200-7876-a112-9ee344e32296	member	\N	127.0.0.1	019cb1da-4e00-7bb5-b6b6-9bfb2de2e91c	sign_in	member	019cacb3-f200-7876-a112-9ee344e32296	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	48	\\xc58b3a34e60531e7b7e541ca6dbea8e08b1e557d304a7061a1ad5510072823ae
83	2026-03-03 04:00:00+00	member	019cacb3-f200-7876-a112-9ee344e32296	member	\N	127.0.0.1	019cb1da-4e00-7230-81b9-1ab1a1b9c886	unbind_member_from_card	card	019cb1da-4e00-7125-a78c-c93515d21e88	\N	{"before":"member","card_no":"COR00000001","member_id":"019cacb3-f200-7876-a112-9ee344e32296"}	4470940a-4fae-4f47-a3ca-8d387741806a	49	\\xb4a1ea91d48e1c3cf5a4083a932d85115749caf876d9b11275911d593a746d74
88	2026-03-03 04:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cb1da-ee28-7c35-a2c4-15089c72eff1	sign_in	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	50	\\xd538b6598aa2d1636ed18cd35ca2c44b024c68810add6a0befbb41aefc2a2500
90	2026-03-03 04:01:22+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019cb1db-8e50-7b14-8656-372800b2d126	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	51	\\x050821c1043dce4725cebb4fac1baa7a6a6c0b80a2a03859bba9b8eec40f6d0f
91	2026-03-03 04:01:22+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cb1db-8e50-779f-9734-28fa24561890	merchant_charge_by_qr	transaction	019cb1db-8e50-721d-beda-adc9340b6c68	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":5999,"raw_amount":9999,"tx_no":"PAY0000000933"}	4470940a-4fae-4f47-a3ca-8d387741806a	52	\\x301d2b3e254ae0527c1abb05900212551e6c9334413a50a1261a40c595712176
92	2026-03-03 04:02:03+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019cb1dc-2e78-713d-be2d-3fc3b7a319d4	sign_in	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	53	\\x1b6aa7f850aee539160b378318f05578b9874b5f170731ba3ba8ee83fc8adbed
93	2026-03-03 04:02:03+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019cb1dc-2e78-7d9e-b530-d0bb82eab75f	rotate_card_qr	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	54	\\x04cc572ea6ac86b3a7c08ae097d76bae15443be73d59776c9e35c74ce102983a
94	2026-03-03 04:02:03+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cb1dc-2e78-70ea-98aa-848007a5ac43	merchant_charge_by_qr	transaction	019cb1dc-2e78-765f-aa03-690c4765e616	\N	{"card_id":"019cacb3-f200-7e15-8fb6-3a5b2d9fd603","final_amount":2400,"raw_amount":4000,"tx_no":"PAY0000000934"}	4470940a-4fae-4f47-a3ca-8d387741806a	55	\\x9956049ff4be86349a58be92e863dc3dff3dedf01fdd5def19ac4cfbf4268ec8
95	2026-03-03 04:02:44+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019cb1dc-cea0-7855-a0a6-110a52c9ebee	sign_in	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	56	\\x72fc108ecba07d5a3de471fbb47466436d3063ab0251412eef15aa7cd111f430
85	2026-03-03 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb1da-4e00-7c94-81cf-9b019a77e5c7	freeze_card	card	019cb1da-4e00-784c-977c-c3416c39949f	\N	{"after":"inactive","before":"active","reason":"查帳"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	36	\\x9f456b9cfbc8a95c24a565963181262db8d71ba42dce0b22c4aa4ad8a19160df
86	2026-03-03 04:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb1da-4e00-7cb7-8c0f-39979785e2b5	close_card	card	019cb1da-4e00-7a5a-affd-e41e4666efe4	\N	{"after":"closed","before":"active","lapsed":0,"reason":null}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	37	\\x78a7966d179c1d0e62b53cb6a0d9d19a534104bdbef8d2d76ee84e7534c45066
87	2026-03-03 04:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019cb1da-ee28-70af-b206-3d26444052fd	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	38	\\x3314439cca482e1fb9518f828372633ab5cc62f4c9a941125659b4a12e677b89
89	2026-03-03 04:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cb1da-ee28-70a2-a923-cd300c4b64df	merchant_charge_by_qr	transaction	019cb1da-ee28-7dfd-88f5-5f8c18be0572	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":1530,"raw_amount":2550,"tx_no":"PAY0000000901"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	39	\\x017af25c40193e2b3cd596eb4e4396472194be028bb46f9e8018de97cea16f9e
96	2026-03-03 04:02:44+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019cb1dc-cea0-70bc-85a0-b470977b1f1a	rotate_card_qr	card	019cacb3-f200-754c-8305-dbeb668907a8	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	40	\\xc2758841e1fa66975e9acd091c6ec5e1983ea0aee9c0bf13d50cdfb2b5c40126
98	2026-03-03 04:02:44+00	staff	019cacb3-f200-7e07-b541-2aaf040a243e	cashier	colleague	127.0.0.1	019cb1dc-cea0-73d1-a0d8-82384fc9f263	merchant_charge_by_qr	transaction	019cb1dc-cea0-70fc-92e2-3208b6f7ce3e	\N	{"card_id":"019cacb3-f200-754c-8305-dbeb668907a8","final_amount":6400,"raw_amount":6400,"tx_no":"PAY0000000902"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	41	\\xfcf6b92c3e4256984a9d249c0138436e81d110bdb0b59230e7c72cdeefc1a13c
100	2026-03-03 04:03:25+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019cb1dd-6ec8-725b-a4d8-b31a7a18b197	rotate_card_qr	card	019cacb3-f200-7117-bb80-7d5310475184	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	42	\\x04ecd77b654a4b7655fb3b0698c4b00b65264b3044245fce727bc1ec4df4b0ba
101	2026-03-03 04:03:25+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cb1dd-6ec8-7b07-9a6e-51489c5b6a94	merchant_charge_by_qr	transaction	019cb1dd-6ec8-78cf-99fd-051345e4a6aa	\N	{"card_id":"019cacb3-f200-7117-bb80-7d5310475184","final_amount":8000,"raw_amount":8000,"tx_no":"PAY0000000903"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	43	\\xc70deaa9182169140488a6911a9b3593e1b3f591d91558c9d735f1a1dc163b71
102	2026-03-03 04:04:06+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019cb1de-0ef0-78ab-8235-bde29f8bb6dd	rotate_card_qr	card	019cacb3-f200-7117-bb80-7d5310475184	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	44	\\x289e8a6db3117c0ecf0a2096ddcf7dc6f46fccd0cab4d31adfe0b144e1715538
104	2026-03-03 04:04:06+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019cb1de-0ef0-7a7d-a7e9-4d5cc020d628	merchant_charge_by_qr	transaction	019cb1de-0ef0-7832-a3f2-03a631740030	\N	{"card_id":"019cacb3-f200-7117-bb80-7d5310475184","final_amount":1200,"raw_amount":1200,"tx_no":"PAY0000000904"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	45	\\x74641445c4eff9a523b81e0f93c6303776a08af3009f0004a0cc60688c9e7ecb
105	2026-03-03 04:04:59+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cb1de-ddf8-7725-aff9-9ef24d8ac624	merchant_refund_tx	transaction	019cb1de-ddf8-706a-9466-83a28158b68b	\N	{"amount":3005,"original_tx_no":"PAY0000000903","reason":"客人退貨","tx_no":"REF0000000901"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	46	\\x6ff49358dc0e97924bbe1f9d99f5f582ad653400d3aeb944d41135c3d42e3dbc
107	2026-03-03 04:04:59+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cb1de-ddf8-729f-ae8a-1fc191e80d34	merchant_reverse_order	transaction	019cb1dd-6ec8-78cf-99fd-051345e4a6aa	\N	{"amount":4995,"original_tx_no":"PAY0000000903","reason":null,"tx_no":"REF0000000902"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	47	\\xe15d47fa990994086dfa538e8030af86fa9107411a60a7398859fd2cd9d7ed78
110	2026-03-03 04:04:59+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb1de-ddf8-79c6-97f4-bd83825ab57a	merchant_reverse_order	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	{"external_order_id":"never-came-2","outcome":"blocked"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	48	\\x0150d1c46648c84656e771f96cf5b1c4065be5b135485721ec20c3b0ef7ba8f9
112	2026-03-04 04:01:09+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cb701-b788-748c-b73a-1f9eac68e83d	merchant_recharge_card	transaction	019cb701-b788-7e44-998e-aeb5a8fd01ff	\N	{"amount":20000,"balance_after":118470,"balance_before":98470,"card_no":"STD00000001","payment_method":"cash","reason":null}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	49	\\xe61a5489e2ebf553c7dd491530f871bb9fe18794ef18f93fcb772ca5b0a6969e
119	2026-03-04 04:02:36+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb703-0b60-7d79-8f59-99dd12da1cd7	admin_recharge_card	transaction	019cb703-0b60-7c59-b348-2bc284573880	\N	{"amount":15000,"balance_after":133470,"balance_before":118470,"card_no":"STD00000001","payment_method":"cash","reason":"轉帳"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	50	\\x7f680fe4af9d491c2906f0ca0ff4700213c4fc817555d8366ca680bf4e3cdee6
120	2026-03-04 04:02:36+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb703-0b60-7b93-b8f5-43ad7a4748ec	admin_recharge_card	transaction	019cb703-0b60-7afe-bc4f-a3f2f7bd6d67	\N	{"amount":33333,"balance_after":112133,"balance_before":78800,"card_no":"STD00000902","payment_method":"bank","reason":"轉帳"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	51	\\x0d5b0c53c36dcb2581489994f6ead7b4abeb0f9410d1ea6eb475ad595d807f36
121	2026-03-04 04:02:36+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cb703-0b60-7b30-86ed-c926bd682b16	cancel_recharge	transaction	019cb703-0b60-714d-be7c-8e04c1cafa83	\N	{"amount":33333,"original_tx_no":"RCG0000000007","reason":"other account","tx_no":"RCR0000000002"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	52	\\x190720b51e832fa7bb17f1fd38b2b36c472bbea9fbe197e54665ceccd6e58a76
122	2026-03-04 04:02:36+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019cb703-0b60-7f05-bd84-02f720549f29	user_recharge_card	transaction	019cb703-0b60-77bb-abc0-674805ac1d3d	\N	{"amount":2000,"balance_after":135470,"balance_before":133470,"card_no":"STD00000001","payment_method":"sandbox","reason":null}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	53	\\x220ecdad5c756c98217d02717b57c1f68d38ab8cbb7ce164ebe28a1874e21206
123	2026-03-04 04:02:36+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019cb703-0b60-7012-95bb-c7212e197c36	user_recharge_card	transaction	019cb703-0b60-71ad-a2ba-d94a0e5db7c0	\N	{"amount":1500,"balance_after":80300,"balance_before":78800,"card_no":"STD00000902","payment_method":"sandbox","reason":null}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	54	\\xefb9f1867426ef7a65aec2bf9573be53d7da9290e0d5efc5280a8ea8157d9d51
125	2026-03-05 04:00:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cbc27-a240-7672-8d5c-1245a75cb881	create_voucher_card	card	019cbc27-a240-7b9e-856a-986fb2a0bccb	\N	{"amount":5000,"card_no":"VCH00000001"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	55	\\xb00e54d506a315557b9d7c2776994e6dba395c9cd9ee52e454241a2ca782e1c1
126	2026-03-05 04:00:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cbc27-a240-7f54-b692-e3287012c86c	create_voucher_card	card	019cbc27-a240-7c62-b76b-3780e1956f3f	\N	{"amount":10000,"card_no":"VCH00000002"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	56	\\xb65a163aab92eaf6f0d5d589d5da3b2c8964250442dcc299b80b4555387e466a
127	2026-03-05 04:00:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cbc27-a240-7761-be29-0d80a81a4996	create_voucher_card	card	019cbc27-a240-756d-8b62-568ebc173dd1	\N	{"amount":10000,"card_no":"VCH00000003"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	57	\\xe8e80c9e798881977ca617990c00f82e1a10f14c2a4547f0fca572d32fae25c9
128	2026-03-05 04:00:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cbc27-a240-756e-8b79-7aabddf5c07e	create_voucher_card	card	019cbc27-a240-7bac-adaf-6c246ca301e7	\N	{"amount":10000,"card_no":"VCH00000004"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	58	\\x3d7ce515a90d742a530605bc89b5fb0fdcc5cea086f148f4564d3903196703db
129	2026-03-05 04:00:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cbc27-a240-7440-83d1-be443d4ec113	create_voucher_card	card	019cbc27-a240-7c64-a483-07943651d42f	\N	{"amount":3000,"card_no":"VCH00000005"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	59	\\xaad3970a2cb66f95c882509a6751696bf751db5971aa376c6162aa9689523cb3
130	2026-03-05 04:00:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cbc27-a240-76a8-8e92-cf43439ea138	create_voucher_card	card	019cbc27-a240-7928-a545-9324b9d83a8a	\N	{"amount":7000,"card_no":"VCH00000006"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	60	\\x171846535672edfa4287486a20e81948a6f3c8a0a602145de202393e63fc3e21
131	2026-03-05 04:00:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cbc27-a240-72b7-89d9-f8542a476207	create_voucher_card	card	019cbc27-a240-7c3a-b53c-dcc32348597f	\N	{"amount":4000,"card_no":"VCH00000007"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	61	\\x111805e816bffd764940d1a68e277498bc7d81c112effb6b318e8bafaef2df6d
132	2026-03-05 04:00:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cbc27-a240-7920-a739-92ce06707030	create_voucher_card	card	019cbc27-a240-7273-8538-a4663b8e6081	\N	{"amount":6000,"card_no":"VCH00000008"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	62	\\x72310dca46c3e2af34aa26311dcbd18648b9abbfb4c846ebd88114c444ea89e6
133	2026-03-05 04:00:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cbc27-a240-7892-8b7c-2ec057f1ac49	create_voucher_card	card	019cbc27-a240-7ae5-bbc5-c432b27793a7	\N	{"amount":2500,"card_no":"VCH00000009"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	63	\\x4425943341922b3cb53ead57f7c2e1733cd5bdf4a925bcac1575c1b6078544d7
97	2026-03-03 04:02:44+00	staff	019cacb3-f200-7e07-b541-2aaf040a243e	cashier	colleague	127.0.0.1	019cb1dc-cea0-7979-81e9-97d9f3e2b298	sign_in	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	57	\\x7193dc2d4d512c18894d9c02bc6f4925280d7376118ae7ca71caa5ded2834a24
99	2026-03-03 04:03:25+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019cb1dd-6ec8-72d9-a77d-d15a9055bca1	sign_in	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	58	\\xf1b6b1f45aa9d07689eaa002c0ad988c4b88787b3572c4c521a0ccc85726f206
103	2026-03-03 04:04:06+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019cb1de-0ef0-781c-b6fc-22cd4dd27c56	sign_in	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	59	\\xf96b5e7d7cb63ef9a46aabd7286353c77999e00ede8bfef2e88f756d21aed45b
106	2026-03-03 04:04:59+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cb1de-ddf8-7651-81ab-69df7f1935d2	merchant_reverse_order	transaction	019cb1db-8e50-721d-beda-adc9340b6c68	\N	{"amount":5999,"original_tx_no":"PAY0000000933","reason":null,"tx_no":"REF0000000933"}	4470940a-4fae-4f47-a3ca-8d387741806a	60	\\x8dc99a75dce553c69f5dd997b77277155506574beddaa98687ba03917cba3bf4
108	2026-03-03 04:04:59+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cb1de-ddf8-7a9c-b119-14c8734cbc59	merchant_reverse_order	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	{"external_order_id":"never-came-1","outcome":"blocked"}	4470940a-4fae-4f47-a3ca-8d387741806a	61	\\xf00be538fda1b169e69e307c31f2db7dcd2573506d3579c8f0226e72ff9a2e65
109	2026-03-03 04:04:59+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019cb1de-ddf8-73a6-9a38-c1dadea08826	merchant_reverse_order	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	{"external_order_id":"order-1002","outcome":"blocked"}	4470940a-4fae-4f47-a3ca-8d387741806a	62	\\x85d9bd6b207936dc1ffee7c9245ec5d550dc8e908830791d5a82d9728d1f224a
111	2026-03-04 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	8c778d36-d5c1-4bee-843b-e9c7dd275454	generate_settlement	settlement	019cb700-aa00-7355-9bd9-79769aaf9b6e	\N	{"carried_out":0,"period_end":"2026-03-03T16:00:00.000000Z","settlement_no":"SET0000000001","total":1185,"transactions":1}	4470940a-4fae-4f47-a3ca-8d387741806a	63	\\x413d7afb90b90d6569319411c0204f29f6c238ed41d341cdbb7f3287c9fe6f7b
113	2026-03-04 04:01:38+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cb702-28d0-73c8-958f-ccb5a959610f	merchant_recharge_card	transaction	019cb702-28d0-72fd-ac87-7064c4d1d40d	\N	{"amount":50000,"balance_after":450000,"balance_before":400000,"card_no":"STD00000002","payment_method":"cash","reason":null}	4470940a-4fae-4f47-a3ca-8d387741806a	64	\\xc1877d3c05618306f22c75dc51383b9423f57c816d176341dda069a9819fcde1
114	2026-03-04 04:01:38+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cb702-28d0-702c-a1a1-397d9c94e640	cancel_recharge	transaction	019cb702-28d0-7934-9abf-66340da7de93	\N	{"amount":50000,"original_tx_no":"RCG0000000905","reason":"打錯","tx_no":"RCR0000000001"}	4470940a-4fae-4f47-a3ca-8d387741806a	65	\\xa52cf021f267bb73154042dc70e1516ae1c29823819437fef48b4ff3174fbdd6
115	2026-03-04 04:02:07+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019cb702-9a18-74cd-b9fa-4cdb35299a5f	sign_in	staff	019cacb3-f200-732f-bd35-221bf32f0db8	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	66	\\x25eb8d4071393b60209b80588c076a22c9d31f3caa405875c93df4551c1c7581
116	2026-03-04 04:02:07+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019cb702-9a18-7235-a7b1-542e0ad8b36d	merchant_recharge_card	transaction	019cb702-9a18-7296-a1b0-07d08427b940	\N	{"amount":3000,"balance_after":80600,"balance_before":77600,"card_no":"STD00000901","payment_method":"cash","reason":null}	4470940a-4fae-4f47-a3ca-8d387741806a	67	\\x8f184e3fe97e81ae6bf10e61d2fd0a0394ab677442c3cefe1fce65446e18e097
117	2026-03-04 04:02:36+00	merchant	019cacb3-f200-7274-bee5-585d8203bef3	manager	\N	127.0.0.1	019cb703-0b60-7821-bef2-439e5c32d9a0	sign_in	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	68	\\xf2f38f58f5a68ac0c62f737dff0b3c154c7c6429b0a4885fab05232dfce7293e
118	2026-03-04 04:02:36+00	merchant	019cacb3-f200-7274-bee5-585d8203bef3	manager	\N	127.0.0.1	019cb703-0b60-76e9-9b2e-9f2b06d69ebb	merchant_recharge_card	transaction	019cb703-0b60-7890-8e98-27237ae763ab	\N	{"amount":1000,"balance_after":81000,"balance_before":80000,"card_no":"STD00000905","payment_method":"cash","reason":null}	4470940a-4fae-4f47-a3ca-8d387741806a	69	\\x9edacf4de964a5f60dba4772c23f44a42f295cc6c4a4eaf19a060cef6eb94113
124	2026-03-05 04:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	e316f1d8-4819-4beb-b437-b7ac75784613	generate_settlement	settlement	019cbc27-0600-78f2-b335-046797a80f67	\N	{"carried_out":-3000,"period_end":"2026-03-04T16:00:00.000000Z","settlement_no":"SET0000000002","total":0,"transactions":1}	4470940a-4fae-4f47-a3ca-8d387741806a	70	\\x12cfaaea09a0329624fe5eac4a0f99bc1f53455140f176c0ad3ad438e1b90fca
139	2026-03-05 04:02:43+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019cbc29-82b8-7fee-a52d-a6173b71fdf8	sign_in	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	71	\\xb95aeecc561eec3a9054f9f3de101e9fb387554ef4a47f6f4d0972cce262ab7d
141	2026-03-05 04:03:24+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019cbc2a-22e0-7332-b4b3-74acfa20592d	rotate_card_qr	card	019cbc27-a240-7c64-a483-07943651d42f	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	72	\\x46050be3fc295881ef630c128b1e39ab600056df252013bad423681c358f0523
142	2026-03-05 04:03:24+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019cbc2a-22e0-7d9f-b3d4-861b246ecb3a	merchant_charge_by_qr	transaction	019cbc2a-22e0-7cdf-a20d-cf2374a72d7d	\N	{"card_id":"019cbc27-a240-7c64-a483-07943651d42f","final_amount":3000,"raw_amount":3000,"tx_no":"PAY0000000935"}	4470940a-4fae-4f47-a3ca-8d387741806a	73	\\x697020603211cd834347ba12eb51051e4b038579ffbd922d97f7156caea80393
143	2026-03-05 04:04:05+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019cbc2a-c308-7e10-914d-a54e4897b74f	rotate_card_qr	card	019cbc27-a240-7273-8538-a4663b8e6081	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	74	\\x5306cbf0dc1d7d45b008ec6ea40e6c1c3fbe8b611ac4bd4d59821841f340d8c4
144	2026-03-05 04:04:05+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cbc2a-c308-7c39-b0da-72214a3670e5	merchant_charge_by_qr	transaction	019cbc2a-c308-74fb-80b0-29038efd3eb1	\N	{"card_id":"019cbc27-a240-7273-8538-a4663b8e6081","final_amount":4500,"raw_amount":4500,"tx_no":"PAY0000000936"}	4470940a-4fae-4f47-a3ca-8d387741806a	75	\\xe9bca3d91f86d6b5838192116f8b96977d7d3965341d87ee6b99d2f94a7a196d
146	2026-03-06 04:01:46+00	staff	019cacb3-f200-769f-93db-5b58102adc5e	manager	manager	127.0.0.1	019cc14f-0010-7073-817c-5e25efa5b410	sign_in	staff	019cacb3-f200-769f-93db-5b58102adc5e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	76	\\x7bb256d33d446f8c5b39f036fef4a6a6059fbbd529f7647182ae21f39a28f159
152	2026-03-06 04:02:39+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	bad5429a-63db-4951-b9bf-b136419cefc8	generate_settlement	settlement	019cc14f-cf18-71c5-b60e-a7c7a9cb11bc	\N	{"carried_out":-38,"period_end":"2026-03-05T16:00:00.000000Z","settlement_no":"SET0000000003","total":0,"transactions":1}	4470940a-4fae-4f47-a3ca-8d387741806a	77	\\x7ee29e04562d83386e11519c261425d4af2f115aed1aff492ce6c71518ea53cc
156	2026-03-07 05:03:21+00	member	019cacb3-f200-79a0-9995-f81774618e69	member	\N	127.0.0.1	019cc6ad-bda8-7d44-aedb-783fb2ea16de	sign_in	member	019cacb3-f200-79a0-9995-f81774618e69	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	78	\\x0481b0ca0ef7ca8cc24e9a80075a4786122ca8f5d49f1b135ed00a4632ae9ff8
157	2026-03-07 05:03:21+00	member	019cacb3-f200-79a0-9995-f81774618e69	member	\N	127.0.0.1	019cc6ad-bda8-7d53-9763-5c2da13c5842	rotate_card_qr	card	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	79	\\x58b61d685b80ed0c7d998c6a0d6e55bc021daf64e06e220345ef13e87d84ab34
158	2026-03-07 05:03:21+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cc6ad-bda8-7410-bb19-ba20ab2848bc	merchant_charge_by_qr	transaction	019cc6ad-bda8-7c86-b524-d4438790aebb	\N	{"card_id":"019cacb3-f200-7ee4-a552-ebd58ce34294","final_amount":12000,"raw_amount":12000,"tx_no":"PAY0000000937"}	4470940a-4fae-4f47-a3ca-8d387741806a	80	\\xd415b608e7a2abdd479c1ccc0c19d160895ccd03b73f051ef443a7949950a59d
160	2026-03-07 05:04:14+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cc6ae-8cb0-7447-b133-75a7aa3ef986	merchant_refund_tx	transaction	019cc6ae-8cb0-7bdb-8c86-15ad3a417082	\N	{"amount":10000,"original_tx_no":"PAY0000000937","reason":null,"tx_no":"REF0000000934"}	4470940a-4fae-4f47-a3ca-8d387741806a	81	\\xd58ed3cffed35d9f8bd2e149645d394d612c923cbd9e230252dea9124e5a9e5c
168	2026-03-08 04:02:02+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019ccb9b-f690-750e-bdb8-1dc95064984c	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	82	\\xa4f89f65a54f876cf0a2838115f41f3398b8355644e5d372a1a9b5bc2d357ff7
169	2026-03-08 04:02:02+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019ccb9b-f690-770e-99c5-2d2e0f002e20	merchant_charge_by_qr	transaction	019ccb9b-f690-7c34-8555-6acab029d358	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":2664,"raw_amount":4440,"tx_no":"PAY0000000938"}	4470940a-4fae-4f47-a3ca-8d387741806a	83	\\xc1abf140297853864ee69d44fa2437ddf21197d4ee4721d9bf063e53173a6cb8
173	2026-03-10 05:00:41+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019cd61e-60a8-79d7-a872-31a7964d2bb7	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	84	\\x468fedea7b88e771b97bcf50c5659220653adf855f0f3400b38af69dd4dfc12c
175	2026-03-11 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019cdb44-bca8-741c-915d-f804de2abc65	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	90	\\x0c5835995ce0c09d8dae203d65611dc8e02c49581bfe6c22ce12e8fefc11d12f
134	2026-03-05 04:01:21+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019cbc28-4268-7e41-8236-1ec5883f4ba2	rotate_card_qr	card	019cbc27-a240-7c62-b76b-3780e1956f3f	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	64	\\xf5bb52b9ede6fa6c8f1abe7c882d969e820fcb2818932d03d6155566ee66e701
135	2026-03-05 04:01:21+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cbc28-4268-730e-8b96-acc8ce1dd3f6	merchant_charge_by_qr	transaction	019cbc28-4268-768f-b561-1a1e287f6fa8	\N	{"card_id":"019cbc27-a240-7c62-b76b-3780e1956f3f","final_amount":6000,"raw_amount":6000,"tx_no":"PAY0000000905"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	65	\\x77187dbb829ec04722c13935e8be34bcc3da37635fb7a534619975c2d43d71c2
136	2026-03-05 04:02:02+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019cbc28-e290-7522-8519-762e79bfeb74	rotate_card_qr	card	019cbc27-a240-756d-8b62-568ebc173dd1	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	66	\\xa69b7297b77a95785e1b8a7fce2e971e097e948d67f713620245b58a9eed75d2
137	2026-03-05 04:02:02+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cbc28-e290-7ce7-890a-0d26a5afad5a	merchant_charge_by_qr	transaction	019cbc28-e290-7829-9643-2be4b94f7837	\N	{"card_id":"019cbc27-a240-756d-8b62-568ebc173dd1","final_amount":7500,"raw_amount":7500,"tx_no":"PAY0000000906"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	67	\\x2444c2e9040a253f084ab5b49deaf5a84647c1cfb4b8d80f0b77146ae880ef4a
138	2026-03-05 04:02:43+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019cbc29-82b8-712d-9b4f-d7ba652ed53c	rotate_card_qr	card	019cbc27-a240-7bac-adaf-6c246ca301e7	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	68	\\x8f1fbf5d72955861cf0d558949a6f65ba77241d055a973d2b6cb823869391c45
140	2026-03-05 04:02:43+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019cbc29-82b8-787d-a85f-0597f4172fe8	merchant_charge_by_qr	transaction	019cbc29-82b8-7066-845a-a0e30339d291	\N	{"card_id":"019cbc27-a240-7bac-adaf-6c246ca301e7","final_amount":8150,"raw_amount":8150,"tx_no":"PAY0000000907"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	69	\\xc6ca90f2bb9977d28b337fa5ed7d8ed7c86814496685c8198da8b5f127730675
145	2026-03-06 04:00:53+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cc14e-3108-7b06-9caf-638c4b9e9779	merchant_refund_tx	transaction	019cc14e-3108-7404-b049-2f2742d09473	\N	{"amount":2000,"original_tx_no":"PAY0000000906","reason":null,"tx_no":"REF0000000903"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	70	\\x4b6c60593235d6f2ea11d1bf71e4bfe4731fdd7f55f527004ccc607f3ac6a153
147	2026-03-06 04:01:46+00	staff	019cacb3-f200-769f-93db-5b58102adc5e	manager	manager	127.0.0.1	019cc14f-0010-7444-b9e4-bf1c27f0a2a6	merchant_refund_tx	transaction	019cc14f-0010-7fb0-9957-e18555c889b7	\N	{"amount":3150,"original_tx_no":"PAY0000000907","reason":null,"tx_no":"REF0000000904"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	71	\\x25ed2b852608a0a4df34509d59ac39bc4a032aa2197cf3e8b6961816d490a6bd
148	2026-03-06 04:02:39+00	staff	019cacb3-f200-769f-93db-5b58102adc5e	manager	manager	127.0.0.1	019cc14f-cf18-7d6a-a995-62c8a7c20b1e	merchant_refund_tx	transaction	019cc14f-cf18-7ad5-8194-7d3570007e14	\N	{"amount":5000,"original_tx_no":"PAY0000000907","reason":null,"tx_no":"REF0000000905"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	72	\\xe22d3b360ac54de24783ff5faf5ff62e65a8d36c0cbeb9acadbf737bbd143bb6
149	2026-03-06 04:02:39+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cc14f-cf18-77b1-931c-f0348c9e9bc1	close_card	card	019cbc27-a240-7928-a545-9324b9d83a8a	\N	{"after":"closed","before":"active","lapsed":7000,"reason":"不要了"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	73	\\x89f9a3e01a5a528d47a7a87a0644b2c0c371ad4d2c0e6152e16983c8c8e21964
150	2026-03-06 04:02:39+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cc14f-cf18-7eb3-aebb-9ee7dd2eec67	mark_card_lost	card	019cbc27-a240-7ae5-bbc5-c432b27793a7	\N	{"after":"lost","before":"active","reason":"掉了"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	74	\\x6dfb449f1c88740e6ad2ad1906e03cde84ee3af59422544767f5c7a36db2eb86
151	2026-03-06 04:02:39+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cc14f-cf18-70f9-b4ea-798c29c48b2f	replace_card	card	019cbc27-a240-7ae5-bbc5-c432b27793a7	\N	{"balance":2500,"card_no":"VCH00000009","points":0,"reason":null,"replaced_by":"VCH00000010"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	75	\\x267978ba49004d655921138d5c8e6c1e69837c4f5bf4743e7338bba6e8caaa74
153	2026-03-07 05:00:40+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cc6ab-48c0-7d40-bf76-16b43028c684	generate_settlement	settlement	019cc6ab-48c0-7af1-943e-76e735791c20	\N	{"carried_out":0,"period_end":"2026-03-07T04:50:40.000000Z","settlement_no":"SET0000000005","total":104572,"transactions":17}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	76	\\x47beb732985800fc0e6880ec9d9fb9beab1fbfc3cc6d3984c4522c248a4e2663
154	2026-03-07 05:01:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cc6ac-3320-7b7a-9044-74ebba46f8d6	update_settlement_status	settlement	019cc6ab-48c0-7af1-943e-76e735791c20	\N	{"after":"settled","before":"pending","settlement_no":"SET0000000005","total":104572}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	77	\\xcb5da30a4788b349542d631a0053947a374db2b4fee6d101ec722214b06ca24a
155	2026-03-07 05:02:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cc6ad-1d80-77aa-9b7d-6001fea01681	update_settlement_status	settlement	019cc6ab-48c0-7af1-943e-76e735791c20	\N	{"after":"paid","before":"settled","settlement_no":"SET0000000005","total":104572}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	78	\\x79fa75c4ae849f55282a4a1edacf98462d5a88cda89c38b277bc48dc79d11818
159	2026-03-07 05:03:21+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cc6ad-bda8-7d0a-9c18-9262bfca8e28	update_points_and_level	card	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	{"card_no":"STD00000905","points_after":0,"points_before":120,"reason":"活動"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	79	\\x88039cb0484913d2a858ed33c1e5ed4aa02f25398cb606a475ab9ac5f70b25ed
161	2026-03-07 05:04:55+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019cc6af-2cd8-7a34-b2aa-674b3553f59e	rotate_card_qr	card	019cacb3-f200-7117-bb80-7d5310475184	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	80	\\x3bda6219160261af49207ea58e37570288622ae2c63e723acac74a3c71491e86
162	2026-03-07 05:04:55+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cc6af-2cd8-7d98-ba24-748f3091eaf8	merchant_charge_by_qr	transaction	019cc6af-2cd8-7ce7-9594-6a1fef9a82a1	\N	{"card_id":"019cacb3-f200-7117-bb80-7d5310475184","final_amount":29000,"raw_amount":29000,"tx_no":"PAY0000000908"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	81	\\xb62a14d5b09039393386c8d6f904d33e57cd4f70478e62fb4a5c8c42362e13c9
163	2026-03-07 05:04:55+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cc6af-2cd8-7153-8fd8-a0275ff5a375	update_points_and_level	card	019cacb3-f200-7117-bb80-7d5310475184	\N	{"card_no":"STD00000902","points_after":0,"points_before":302,"reason":"活動"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	82	\\x610f4f621b2d74929b11ff1676e4b61e3b2e3659680c588f67d6f9e436cc58bf
164	2026-03-07 05:05:48+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cc6af-fbe0-7332-bd7b-b5ea7651134a	merchant_refund_tx	transaction	019cc6af-fbe0-77ac-b665-5bcb03055fba	\N	{"amount":29000,"original_tx_no":"PAY0000000908","reason":null,"tx_no":"REF0000000906"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	83	\\xbf4a1e135f50725798656eddd2722c24d43f87edf32cc9d2f53ced3a6894f130
165	2026-03-08 04:01:21+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019ccb9b-5668-71f3-a5fb-8cf39d5f843b	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	84	\\xc86613b354c5977c1597dc87e5589b0b3f850cad302de8fcd71ed3754e04fbe0
166	2026-03-08 04:01:21+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019ccb9b-5668-758a-a783-cdaa909e8d76	merchant_charge_by_qr	transaction	019ccb9b-5668-74ca-8215-585eb9fff1c7	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":1998,"raw_amount":3330,"tx_no":"PAY0000000909"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	85	\\x660d04f56dd4cec51c4ac497c922b05a96b4d9ce1d42fb5e46c0c3af5e1bc2ef
167	2026-03-08 04:01:21+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019ccb9b-5668-7cc3-97ca-483176f9ec14	update_merchant	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	{"after":{"contact":"02-2345-6789","fee_bps":85,"name":"甲店","settlement_mode":"realtime"},"before":{"contact":"02-2345-6789","fee_bps":60,"name":"甲店","settlement_mode":"realtime"}}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	86	\\x007c00d248f1278f10cd06fa5ee287d390e49f9ff8be7848c63d78c6ca1b59c0
170	2026-03-08 04:02:31+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019ccb9c-67d8-7e89-ad65-151dbaeb28fb	merchant_recharge_card	transaction	019ccb9c-67d8-70be-9f6e-2c9567993a22	\N	{"amount":150000,"balance_after":283472,"balance_before":133472,"card_no":"STD00000001","payment_method":"cash","reason":null}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	87	\\x832cb2909aa8092faa4243c850b5c0da5c1ce505e87b34d25e879b3ca33124a9
171	2026-03-09 05:00:00+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cd0f7-6480-7626-a58d-20e517c2b182	generate_settlement	settlement	019cd0f7-6480-7db3-8d89-fd1ced269a33	\N	{"carried_out":-143395,"period_end":"2026-03-09T04:50:00.000000Z","settlement_no":"SET0000000006","total":0,"transactions":7}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	88	\\x8c554f962502c536dae0a1a87cfb2613193402ab6317e6b10ff60fd362a11002
172	2026-03-09 05:01:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cd0f8-4ee0-799e-a552-16549acabeec	update_settlement_status	settlement	019cd0f7-6480-7db3-8d89-fd1ced269a33	\N	{"after":"settled","before":"pending","settlement_no":"SET0000000006","total":0}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	89	\\x85d03c3315a5e086dae9fbee2e4f301090fdd1799bf2f1b3f52106bb51685600
174	2026-03-10 05:00:41+00	staff	019cacb3-f200-7e07-b541-2aaf040a243e	cashier	colleague	127.0.0.1	019cd61e-60a8-7933-9e12-ed070a840be8	merchant_charge_by_qr	transaction	019cd61e-60a8-72c5-8708-028ae42acace	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":694,"raw_amount":1156,"tx_no":"PAY0000000939"}	4470940a-4fae-4f47-a3ca-8d387741806a	85	\\x8dc16ef7bb53a2c475410273bda43b91eb3eb685324e2d1013ba81c0c0189ef0
187	2026-03-12 05:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	fb6006d8-cb8e-4592-be7d-66887863031b	generate_settlement	settlement	019ce06a-7880-7f88-baa5-4621a0b96a3c	\N	{"carried_out":0,"period_end":"2026-03-11T16:00:00.000000Z","settlement_no":"SET0000000004","total":587,"transactions":2}	4470940a-4fae-4f47-a3ca-8d387741806a	86	\\xc77cfe162364672d00c0aac22ea4e1ed1c4cf23b29b6e93a0ee22884c01bbe5f
190	2026-03-14 05:01:22+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019ceab8-70d0-7d70-83b0-a22db30a7da8	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	87	\\x4c2dc7ebacc0b9747c6f1425cca9cdaa2cf40507c5b53e25b182244066974287
191	2026-03-14 05:01:22+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019ceab8-70d0-70c1-a019-50455d73ad2d	merchant_charge_by_qr	transaction	019ceab8-70d0-7d98-a3e3-506e31e46aa6	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":179400,"raw_amount":299000,"tx_no":"PAY0000000940"}	4470940a-4fae-4f47-a3ca-8d387741806a	88	\\x970422e9e8ef3328b71e1c8c41d34477b56f427111a6e5fed6120f1f848903de
196	2026-03-15 05:00:41+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019cefde-2ca8-7829-9878-c147e3a95801	rotate_card_qr	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	89	\\x307c01c777f45bfe486100b2ca4b22cc6b6972572b7296b7ac590b7187f2edde
197	2026-03-15 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019cefde-2ca8-7e9d-bbe4-da1f357ca7af	merchant_charge_by_qr	transaction	019cefde-2ca8-7de5-a98f-f1a58fad3eb0	\N	{"card_id":"019cacb3-f200-7e15-8fb6-3a5b2d9fd603","final_amount":1015,"raw_amount":1691,"tx_no":"PAY0000000941"}	4470940a-4fae-4f47-a3ca-8d387741806a	90	\\x56c189426adbf361637a284c4b534baf22ea08d11c843df03b05ccf0e74ed66b
198	2026-03-15 05:01:34+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cefde-fbb0-739b-a47e-7332919805a2	merchant_refund_tx	transaction	019cefde-fbb0-7924-9bef-9d86400943c3	\N	{"amount":4500,"original_tx_no":"PAY0000000936","reason":null,"tx_no":"REF0000000935"}	4470940a-4fae-4f47-a3ca-8d387741806a	91	\\xf9e221fb22fa79de46d4d208b2be15f11ac5c4ce49ee891b822278252ad1c533
204	2026-03-16 05:01:34+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	77ca489f-d6e9-4f40-8394-1864cd54454d	generate_settlement	settlement	019cf505-57b0-7467-ad14-7d87369b0837	\N	{"carried_out":0,"period_end":"2026-03-15T16:00:00.000000Z","settlement_no":"SET0000000007","total":1002,"transactions":1}	4470940a-4fae-4f47-a3ca-8d387741806a	92	\\xd7e11fdf91a606701bf6a6e1602ffc8c345ab261c86fcbdd07a0b1c8260b89b5
205	2026-03-17 05:00:41+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019cfa2a-e4a8-7039-b55f-a12436e39eb0	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	93	\\x61bea3f6393d60715712bb4100c87261911ce2db5b09c236efc695194fba3672
206	2026-03-17 05:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cfa2a-e4a8-7f17-a963-f09336929ac2	merchant_charge_by_qr	transaction	019cfa2a-e4a8-7b4a-8cc2-0b2952113f1b	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":15000,"raw_amount":25000,"tx_no":"PAY0000000942"}	4470940a-4fae-4f47-a3ca-8d387741806a	94	\\xb481eab3a3a42eccd575285142a2233b2bad3da0956b6e8982677496c2bb5243
207	2026-03-18 05:00:41+00	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	member	\N	127.0.0.1	019cff51-40a8-74b7-8253-6b51bafd4b13	sign_in	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	95	\\xfa616a08c4e03a7a354b0dba071afcb95e14c98737fdede6d651bb28cb2a708c
208	2026-03-18 05:00:41+00	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	member	\N	127.0.0.1	019cff51-40a8-7df1-b66f-c12c02b12055	rotate_card_qr	card	019cacb3-f200-7360-afb4-55d62d5c18ed	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	96	\\x846e44f81f2900d4104e4d983b77c92cc7a33081915a63c0ddef2127e4b98d68
209	2026-03-18 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019cff51-40a8-7ac3-b5dd-c6ef74c6c684	merchant_charge_by_qr	transaction	019cff51-40a8-77b2-be50-da0d1531071e	\N	{"card_id":"019cacb3-f200-7360-afb4-55d62d5c18ed","final_amount":2000,"raw_amount":2000,"tx_no":"PAY0000000943"}	4470940a-4fae-4f47-a3ca-8d387741806a	97	\\x02319de1ecb6bd3c63a3416439435a14d9ff75ae5148fa8d8d90133426a1b50e
214	2026-03-19 05:00:41+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	40c7a818-ca19-401f-b151-d9208b3cfbf3	generate_settlement	settlement	019d0477-9ca8-7c25-a383-682301045b43	\N	{"carried_out":0,"period_end":"2026-03-18T16:00:00.000000Z","settlement_no":"SET0000000009","total":1975,"transactions":1}	4470940a-4fae-4f47-a3ca-8d387741806a	98	\\x991a49011410295dde0bdbfc8f2d87766ca6fef8619a2de5cf0819ee3ab9eca3
218	2026-03-22 05:00:41+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019d13ea-b0a8-7089-a8bc-8f37be9f6b55	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	99	\\x5abaae6c2430bf81d5426fb51c86d65bdb3c7939bd5bd35aa79511b4aaf4eb87
219	2026-03-22 05:00:41+00	staff	019cacb3-f200-7e07-b541-2aaf040a243e	cashier	colleague	127.0.0.1	019d13ea-b0a8-7d40-8f93-f1a3aa63c546	merchant_charge_by_qr	transaction	019d13ea-b0a8-732d-a924-8f9df235f6d0	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":384,"raw_amount":640,"tx_no":"PAY0000000944"}	4470940a-4fae-4f47-a3ca-8d387741806a	100	\\x47e09dd9cdc163596401067d36bf4df2875685b3ddf4252125de89e966eaee8f
225	2026-03-22 05:00:41+00	merchant	019cacb3-f200-7274-bee5-585d8203bef3	manager	\N	127.0.0.1	019d13ea-b0a8-7afd-88db-fff929746e15	set_limits	limits	00000000-0000-0000-0000-000000000000	\N	[{"after":40000,"before":null,"kind":"staff_refund_day","object":"019cacb3-f200-7ce2-bb04-33c196cd5855"}]	4470940a-4fae-4f47-a3ca-8d387741806a	101	\\x08402358464afbec362588f4afe74659a348d7cea9959daa9a22fae02693cd35
232	2026-03-24 05:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	928e4584-c7a6-45b1-ae4e-abb2d537a36a	generate_settlement	settlement	019d1e36-c880-7b17-8b10-cb8995564ddd	\N	{"carried_out":0,"period_end":"2026-03-23T16:00:00.000000Z","settlement_no":"SET0000000010","total":319,"transactions":2}	4470940a-4fae-4f47-a3ca-8d387741806a	102	\\xc85fed4eefb362c4ea633a83bcd9696909ca4ab4fcfcceaa561ad76a50c34047
235	2026-03-27 05:00:41+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019d2daa-7ca8-7950-a3c0-2a8d0fa79f81	rotate_card_qr	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	103	\\xfc427f203cc4526f14aaead00f7ffb2fbc381f5b41446f14cefe4916f5a4f359
236	2026-03-27 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019d2daa-7ca8-73a0-8156-4cfbaa78de2e	merchant_charge_by_qr	transaction	019d2daa-7ca8-7ea3-bfe7-7b1b932ef5e6	\N	{"card_id":"019cacb3-f200-7e15-8fb6-3a5b2d9fd603","final_amount":705,"raw_amount":1175,"tx_no":"PAY0000000945"}	4470940a-4fae-4f47-a3ca-8d387741806a	104	\\x814eafb864bb57c9c1efc8cf7669b2fe86c73d22b9f2688c1a94702740fcd80b
244	2026-03-28 05:00:41+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	041c4264-37d2-4e53-abfd-aebbb686daf2	generate_settlement	settlement	019d32d0-d8a8-7271-991b-9307a38b4484	\N	{"carried_out":0,"period_end":"2026-03-27T16:00:00.000000Z","settlement_no":"SET0000000012","total":696,"transactions":1}	4470940a-4fae-4f47-a3ca-8d387741806a	105	\\x95b89f9bf0bf41b3f2d06441a4da7239db6e58a5a54112913d5757deefb1cb9e
249	2026-04-01 05:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	acb22a88-048d-4d8c-9ec8-b2e0c55b4bd7	generate_settlement	settlement	019d4769-a880-7ec6-852f-0e2ae87d74fa	\N	{"carried_out":0,"period_end":"2026-03-31T16:00:00.000000Z","settlement_no":"SET0000000013","total":8796,"transactions":6}	4470940a-4fae-4f47-a3ca-8d387741806a	106	\\xf27cf88671e6c70f70c1b3b88f0b002d6e6f09408a56434181d478e6b2a4e37c
250	2026-04-03 05:00:41+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019d51b7-00a8-789f-ac1f-b76a7cfbaea2	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	107	\\xa171cfc4afd97347dc9eb462ff624c2f366386acd39e9e00e00ab37fcb83e0d8
251	2026-04-03 05:00:41+00	staff	019cacb3-f200-7e07-b541-2aaf040a243e	cashier	colleague	127.0.0.1	019d51b7-00a8-751e-b12c-08f6f4483810	merchant_charge_by_qr	transaction	019d51b7-00a8-7c0d-bd65-ff40794d225e	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":1094,"raw_amount":1824,"tx_no":"PAY0000000946"}	4470940a-4fae-4f47-a3ca-8d387741806a	108	\\xd032fcf8238136b3a15aee6b22c6ba6be44c35308b6834030f559b5b1fa5b04b
252	2026-04-03 05:00:41+00	member	019cacb3-f200-79a0-9995-f81774618e69	member	\N	127.0.0.1	019d51b7-00a8-71f0-82f1-c208184dd8a0	sign_out	session	019cc6ad-bda8-7913-a29b-f2b1e9210da9	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	109	\\x5bdcb2929a78875b1f58a395ea3086947f8e7925bc835d59447939932f51bbfe
254	2026-04-04 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019d56dd-5ca8-79b2-90dc-8b5afa80b739	sign_in	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	110	\\x0a8ed191028e07783cb4bbcea977f2dc779ceef6fcf291b4a48af3f85e5bebe2
256	2026-04-04 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019d56dd-5ca8-7c13-b4da-5c99ad67e227	sign_in	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	111	\\x1b602bcb1adf8c507413bcb7730c1150bad79bc566ae258459e55ab680b837f7
258	2026-04-04 05:01:34+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019d56de-2bb0-716e-a092-1d86810bf1e2	sign_in	staff	019cacb3-f200-732f-bd35-221bf32f0db8	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	112	\\x8a57f3eb1740e8223f917dcbe6af6b3975237cc4d28675a5cb9559658f518092
176	2026-03-11 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019cdb44-bca8-76ec-bad3-43e64929c6bc	merchant_charge_by_qr	transaction	019cdb44-bca8-741f-a27d-b97cbf8da3ca	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":758,"raw_amount":1263,"tx_no":"PAY0000000910"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	91	\\x46de1edf08e346b5ad5fab12c81d7504e6614e41f969b25e6f8e8418fb5f1cbe
177	2026-03-11 05:01:34+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019cdb45-8bb0-781d-a6e7-fec8a69d59e7	merchant_refund_tx	transaction	019cdb45-8bb0-7852-9cee-20ef9daa1f82	\N	{"amount":125,"original_tx_no":"PAY0000000910","reason":"客人退貨","tx_no":"REF0000000907"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	92	\\xb06f3d4966dd99fcaa4b9a76c8464a3d72fddc8006c6d07b307590b88a19e4d1
178	2026-03-11 05:02:15+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019cdb46-2bd8-7c25-ab52-bd216f046632	rotate_card_qr	card	019cacb3-f200-754c-8305-dbeb668907a8	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	93	\\x21d94d9fee7392b897dd81838881fc02b5f132ff557d235e0f19b68b0f5794f1
179	2026-03-11 05:02:15+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019cdb46-2bd8-7ec0-802c-f1cc65031fb1	merchant_charge_by_qr	transaction	019cdb46-2bd8-7475-a1d6-821b3ea1c12d	\N	{"card_id":"019cacb3-f200-754c-8305-dbeb668907a8","final_amount":15000,"raw_amount":15000,"tx_no":"PAY0000000911"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	94	\\xc20657bbd88defb17dba579077836448dc8e16116b752b721f7de00e18f81299
180	2026-03-11 05:02:15+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cdb46-2bd8-769e-892d-a8d416e07060	update_points_and_level	card	019cacb3-f200-754c-8305-dbeb668907a8	\N	{"card_no":"STD00000904","points_after":714,"points_before":214,"reason":"活動"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	95	\\xab7c81d7ddb97ff222839eac853899bc66f5bdf5de2f5639e009dc9642f3a478
181	2026-03-11 05:02:15+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cdb46-2bd8-757e-8082-ba0f51041a24	mark_card_lost	card	019cacb3-f200-754c-8305-dbeb668907a8	\N	{"after":"lost","before":"active","reason":"掉了"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	96	\\x9f7c30c83eb1f0b27794dfe40aacc9ee906e2bf08f5e855b863ebd638ba77abe
182	2026-03-11 05:02:15+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cdb46-2bd8-736f-9aa1-17a237012307	replace_card	card	019cacb3-f200-754c-8305-dbeb668907a8	\N	{"balance":58600,"card_no":"STD00000904","points":714,"reason":null,"replaced_by":"STD00000911"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	97	\\xe241170e14a40ffaf84f16111771c63fe03926df2059fdceb9c8e1049eb7fd27
183	2026-03-11 05:03:08+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cdb46-fae0-7ae2-be1e-be075c3f1f8f	merchant_refund_tx	transaction	019cdb46-fae0-7bac-a2b7-82a25904e005	\N	{"amount":5000,"original_tx_no":"PAY0000000911","reason":null,"tx_no":"REF0000000908"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	98	\\x1fbfe78a75672dec6046d9ddfee49987015f4d84acc3aeeab22c4b67fce20f6a
184	2026-03-11 05:04:01+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cdb47-c9e8-7387-9470-e77cd629159e	merchant_refund_tx	transaction	019cdb47-c9e8-7901-b896-faa721dc1943	\N	{"amount":400,"original_tx_no":"PAY0000000902","reason":null,"tx_no":"REF0000000909"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	99	\\x37bd29cb4730ad93a77d8d7d4ca719e35711e95d7736fc63cbd5fd3b2f9cfdfe
185	2026-03-12 05:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019ce06a-7880-7f85-84dc-87535d6b019f	mark_card_lost	card	019cacb3-f200-7117-bb80-7d5310475184	\N	{"after":"lost","before":"active","reason":"掉了"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	100	\\xa9525e9e6623df9a8f3de157c34df03e12ec80a132440c9c22882bff2cc1098d
186	2026-03-12 05:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019ce06a-7880-745a-809b-e4b6bdb935fd	replace_card	card	019cacb3-f200-7117-bb80-7d5310475184	\N	{"balance":80300,"card_no":"STD00000902","points":0,"reason":null,"replaced_by":"STD00000912"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	101	\\x5a8e9136444460b0472e8dc7fa6cea5744cba5dc6463c8ed21c657c44f3e817d
188	2026-03-14 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019ceab7-d0a8-7abe-87cf-bba1771b8908	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	102	\\xc319dc72306c87105d7d7e0a591cf8e1aa47903accd1d40a2afed07100b99add
189	2026-03-14 05:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019ceab7-d0a8-7ee3-8b09-0c9e373b8989	merchant_charge_by_qr	transaction	019ceab7-d0a8-7041-a6ba-7972cacb0ce1	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":950,"raw_amount":1584,"tx_no":"PAY0000000912"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	103	\\xdab1ce08897473670fee9872870b81f28e6ad933227a02429b483abcc1386861
192	2026-03-14 06:01:22+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019ceaef-5f50-7785-b556-ef42aa5b14ac	generate_settlement	settlement	019ceaef-5f50-760e-b468-e1040fef5cc4	\N	{"carried_out":0,"period_end":"2026-03-14T05:51:22.000000Z","settlement_no":"SET0000000008","total":45629,"transactions":6}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	104	\\x4b29b671067e1faea4a0881f6f76fac699652deee96e90888a6465a22ecdf5fa
193	2026-03-14 06:02:22+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019ceaf0-49b0-7a06-a33e-b47f61914312	update_settlement_status	settlement	019ceaef-5f50-760e-b468-e1040fef5cc4	\N	{"after":"failed","before":"pending","settlement_no":"SET0000000008","total":45629}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	105	\\xa2de896a90bff87300c535b33a5fa79ee64476e3e84393b511f2caa58f9f5061
194	2026-03-14 06:03:22+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019ceaf1-3410-7f9e-bc14-0b4fbd252c8f	update_settlement_status	settlement	019ceaef-5f50-760e-b468-e1040fef5cc4	\N	{"after":"settled","before":"failed","settlement_no":"SET0000000008","total":45629}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	106	\\x0859d66de643a5efa0e97dddd7f1f1c54f8c01023afeecd3f4d4d8971acab8eb
195	2026-03-14 06:04:22+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019ceaf2-1e70-7bb4-9262-163f1faf7ada	update_settlement_status	settlement	019ceaef-5f50-760e-b468-e1040fef5cc4	\N	{"after":"paid","before":"settled","settlement_no":"SET0000000008","total":45629}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	107	\\xfff7dcb5ccfcef1dda4ec6761d7879c127677faafb523e177cf568fcea37ed94
199	2026-03-16 05:00:41+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019cf504-88a8-7390-a614-14db5c628eda	rotate_card_qr	card	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	108	\\xf93c7ecfe2d0644f231696527e51e689eb7283ad59c0d802f77a9c7951367e17
200	2026-03-16 05:00:41+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019cf504-88a8-7d0c-b9ee-3598337de125	merchant_charge_by_qr	transaction	019cf504-88a8-7586-9e36-51ab73702610	\N	{"card_id":"019cdb46-2bd8-7319-83ed-1fc0dda568af","final_amount":7000,"raw_amount":7000,"tx_no":"PAY0000000913"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	109	\\x5704417b735c36f06c8919ba3fd58a7c15b532064ef0586bd7de9318e47dce9f
201	2026-03-16 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cf504-88a8-72f2-a9e5-a42f903301ef	mark_card_lost	card	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	{"after":"lost","before":"active","reason":"掉了"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	110	\\xa050e0629027179e9677ddd47cac9dff3e8910b61b02a68aee870c00358da2b2
202	2026-03-16 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cf504-88a8-75d1-baa4-e60649579301	replace_card	card	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	{"balance":57000,"card_no":"STD00000911","points":730,"reason":null,"replaced_by":"STD00000913"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	111	\\x2aff2c15a9e45950320688b3f85f71aca840545787b4a8a9a9d8b474c1e74b45
203	2026-03-16 05:01:34+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019cf505-57b0-7189-8f71-79b9423ca282	merchant_refund_tx	transaction	019cf505-57b0-73aa-925d-fe038a3b346a	\N	{"amount":1000,"original_tx_no":"PAY0000000902","reason":null,"tx_no":"REF0000000910"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	112	\\xe75b75e10ef7d005c43ca74a40c765a407b5e397f810c1151eecb4ef4bf67551
210	2026-03-18 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cff51-40a8-79e8-9292-7b0502608da6	pay_out_card	card	019cacb3-f200-7360-afb4-55d62d5c18ed	\N	{"amount":78000,"card_no":"STD00000903","reason":"搬家"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	113	\\x40d6d202e5d23cc7aa25647a121752835ee42575a7d84c7890a29b35a3615b28
211	2026-03-18 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019cff51-40a8-769f-86a8-abf7ad782dbb	close_card	card	019cacb3-f200-7360-afb4-55d62d5c18ed	\N	{"after":"closed","before":"active","lapsed":0,"reason":"搬家"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	114	\\xebae2aed78069ccfef3949c408005bebd4c08b26d13d9a97120d50d337b2750e
212	2026-03-19 05:00:41+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019d0477-9ca8-734b-9b2f-8f3834f23694	rotate_card_qr	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	115	\\x4ac36ae061a95c85cb7f7d53eff0e99c05a014e4421c5e978721f1b7f37a4835
213	2026-03-19 05:00:41+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019d0477-9ca8-7aea-9797-dad593a70963	merchant_charge_by_qr	transaction	019d0477-9ca8-7363-bfcb-56c91f1a9d1a	\N	{"card_id":"019ce06a-7880-73d1-b0d4-587bc84929b4","final_amount":319,"raw_amount":319,"tx_no":"PAY0000000914"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	116	\\x259768cee5fa294953dd4aa46c10a1d9483ba1ebb066df164121e9f43152c240
215	2026-03-20 06:00:00+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019d09d4-4700-7e6a-ba56-3f2e3929ae2f	generate_settlement	settlement	019d09d4-4700-7444-b81b-8d390c4ceac4	\N	{"carried_out":0,"period_end":"2026-03-20T05:50:00.000000Z","settlement_no":"SET0000000011","total":9419,"transactions":3}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	117	\\xbdcf34b83c05b2cc8150967ed9757b0600c633e87d6aff18a3219deaf589f00e
216	2026-03-20 06:01:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d09d5-3160-7573-ac7c-6e0374ff83bc	update_settlement_status	settlement	019d09d4-4700-7444-b81b-8d390c4ceac4	\N	{"after":"settled","before":"pending","settlement_no":"SET0000000011","total":9419}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	118	\\x48b9931d2bdf1209c9f5f9b9b7e15a8e434e4285adb8f0274e9c10786de90382
217	2026-03-20 06:02:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d09d6-1bc0-7962-b70f-52a2215532a4	update_settlement_status	settlement	019d09d4-4700-7444-b81b-8d390c4ceac4	\N	{"after":"failed","before":"settled","settlement_no":"SET0000000011","total":9419}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	119	\\x891ef9ee8681defe627e375893f5a676d59c4064318b2f3b9b187e44b9908aae
220	2026-03-22 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d13ea-b0a8-7386-830c-000116ca4309	set_limits	limits	00000000-0000-0000-0000-000000000000	\N	[{"after":2500000,"before":null,"kind":"merchant_day","object":"019cacb3-f200-7274-bee5-585d8203bef3"}]	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	120	\\x9a38402eec6a667b5516c6530683f0169e502fef52c58f852f684d063416fced
221	2026-03-22 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d13ea-b0a8-7959-be06-4a524afe3c98	set_limits	limits	00000000-0000-0000-0000-000000000000	\N	[{"after":null,"before":null,"kind":"merchant_day","object":"019cacb3-f200-7a31-89b1-43e8e24ee5f9"}]	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	121	\\xecc5fb006e231ba1825e70b82e1fa3da4ba9c5434136ab7891f5a93963c9d150
222	2026-03-22 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d13ea-b0a8-7038-b85d-c5dae0c595e9	set_limits	limits	00000000-0000-0000-0000-000000000000	\N	[{"after":900000,"before":null,"kind":"card_day","object":"00000000-0000-0000-0000-000000000000"}]	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	122	\\x6aff18463f335af65bd68d6fc95a164c12fc76521c7d3f4779a0459cedd0dfb6
223	2026-03-22 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d13ea-b0a8-733c-8eae-b7db1fd6032b	set_limits	limits	00000000-0000-0000-0000-000000000000	\N	[{"after":null,"before":null,"kind":"charge","object":"00000000-0000-0000-0000-000000000000"}]	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	123	\\xc7394603b0d5ba660a81a0e72472c15d345bdd02a891a06046c4890ec4c38a3f
224	2026-03-22 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d13ea-b0a8-7944-a4e6-39275f38f9cd	set_limits	limits	00000000-0000-0000-0000-000000000000	\N	[{"after":70000,"before":null,"kind":"merchant_refund_day","object":"019cacb3-f200-7d65-8bb8-989ff5922504"}]	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	124	\\x3c85c84f62a6019244d7393c0c8b8dc1c54d3cd409b89da26b425a26bcd9867e
226	2026-03-23 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019d1911-0ca8-7ac2-8f45-2181fda79624	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	125	\\xf56ed4a580d5b56f77ea6812dfca0db35f317b9624535206758370f4ec92ca94
227	2026-03-23 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019d1911-0ca8-72b9-a370-6c723955aca9	merchant_charge_by_qr	transaction	019d1911-0ca8-7581-bc6b-ebce552996a7	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":448,"raw_amount":747,"tx_no":"PAY0000000915"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	126	\\x793f36ed4b25c04b55aaf346af76f9a26d1504aa6b6e4b266fad01013e226fc4
228	2026-03-23 05:01:34+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019d1911-dbb0-796b-8ad9-dd2cbecd5b1d	merchant_refund_tx	transaction	019d1911-dbb0-7e59-8b62-cf22672d04dc	\N	{"amount":125,"original_tx_no":"PAY0000000915","reason":"客人退貨","tx_no":"REF0000000911"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	127	\\x19f2347b46f48483a7d89192a4169d87cda7f592978f6fdd0ad4775259aa834d
229	2026-03-24 05:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d1e36-c880-7dc1-9b47-b6baeec06be7	set_levels	levels	00000000-0000-0000-0000-000000000000	\N	{"after":[{"level":0,"min_points":0,"name":"普通會員","rate":1000},{"level":1,"min_points":800,"name":"銀卡會員","rate":950},{"level":2,"min_points":2500,"name":"金卡會員","rate":880},{"level":3,"min_points":10000,"name":"鑽石會員","rate":800}],"before":[{"level":0,"min_points":0,"name":"普通會員","rate":1000},{"level":1,"min_points":1000,"name":"銀卡會員","rate":950},{"level":2,"min_points":5000,"name":"金卡會員","rate":900},{"level":3,"min_points":10000,"name":"鑽石會員","rate":850}]}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	128	\\x69ac2ff43f7c9cbd5f6fbf9718f4ab380963d2f78c717177733b3653ff4eb730
230	2026-03-24 05:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d1e36-c880-70ee-9fc2-47765be9cd25	update_points_and_level	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"card_no":"STD00000002","points_after":5301,"points_before":4301,"reason":"活動"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	129	\\xea53b5a1d8545ef548dba217290910ecfefce8b03c659f14604d13241e5f154a
231	2026-03-24 05:00:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d1e36-c880-72aa-93b2-232f1d0fad4b	update_points_and_level	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{"card_no":"STD00000901","points_after":68,"points_before":56,"reason":"活動"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	130	\\xb23741b6f53deedf910f1034b38ca3137cbd0857f4b72e5471f3bf00b6d85f9a
233	2026-03-26 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019d2884-20a8-7f7f-81b1-79effcc15c62	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	131	\\x70150068e9523867e72a548a06fd38cf849a36486d2293cd97967f9b8fcc5dee
234	2026-03-26 05:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019d2884-20a8-7ca6-8378-cefa627c4037	merchant_charge_by_qr	transaction	019d2884-20a8-7bc6-b44e-415ea20ed4c0	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":641,"raw_amount":1068,"tx_no":"PAY0000000916"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	132	\\x2a1859cee578613cd2273e7d0917ed311853c6f03e50ae7937bbee74f5f5304b
237	2026-03-27 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d2daa-7ca8-7461-a65d-e43749ef1968	admin_suspend_member	member	019cacb3-f200-7009-88d0-0e825b4c3fae	\N	{"after":"suspended","before":"active","reason":"爭議"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	133	\\x54bd0dd4aa333b6102b30808f4401a163e518ad83f9de6d2819b1dc47d46078b
238	2026-03-27 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d2daa-7ca8-7e8e-9984-5325bd8148a9	admin_suspend_member	member	019cacb3-f200-7876-a112-9ee344e32296	\N	{"after":"suspended","before":"active","reason":"爭議"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	134	\\x3e6c8d87c9ce725d50fed5fb80b33fa2df08fa89c7929756d245e7ecc305e06f
239	2026-03-27 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d2daa-7ca8-74f3-b4a9-eeb860190a38	mark_card_lost	card	019cacb3-f200-7391-b6fa-51dd9be6bb88	\N	{"after":"lost","before":"active","reason":"掉了"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	135	\\x4363f870d564f0f10c366fbe869d3e405c2e797ebeca11922e5f0b2da977a884
240	2026-03-27 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d2daa-7ca8-7aff-bd33-891173325e3e	admin_activate_member	member	019cacb3-f200-7876-a112-9ee344e32296	\N	{"after":"active","before":"suspended","reason":null}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	136	\\xcfbdcf61679026fd42917d433a8888ced39cbe42692c3651105d8f26cdfce2ed
241	2026-03-27 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d2daa-7ca8-77f5-a33e-7baf04ce1790	update_member_profile	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	{"changed":["name","email"]}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	137	\\x8e4aca296ca539721f5bf45092360a95b783b5a806c3768758a8c1813a0f9433
242	2026-03-28 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019d32d0-d8a8-71d9-afdf-77e5c641ab14	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	138	\\x59be23f28dbdf54c1d78fabca97364274ec9a3c4bcb08a25ae8761f225f74e0f
243	2026-03-28 05:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019d32d0-d8a8-7e0c-88d7-aa72e73e5ee0	merchant_charge_by_qr	transaction	019d32d0-d8a8-72ee-9afa-9991ff5bddb4	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":4662,"raw_amount":7770,"tx_no":"PAY0000000917"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	139	\\x328f6514567786ea0780e9a28c63c750596ecc39b3a64c1842cff7d422343df9
245	2026-03-30 06:00:00+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019d3d53-df00-7150-90f0-52fd80568709	generate_settlement	settlement	019d3d53-df00-77b0-86b9-24be96d89dcb	\N	{"carried_out":0,"period_end":"2026-03-30T05:50:00.000000Z","settlement_no":"SET0000000014","total":5639,"transactions":3}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	140	\\x0544f9fa0f57db94f0f5b30dddfd366e8da1170271b2c2bb68513da711b8f362
246	2026-03-30 06:01:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d3d54-c960-79b0-90cb-5e8dd456e006	update_settlement_status	settlement	019d3d53-df00-77b0-86b9-24be96d89dcb	\N	{"after":"settled","before":"pending","settlement_no":"SET0000000014","total":5639}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	141	\\x5daacb40dcfb4f414c2bc87f649ce8472adc8ce66c940b9a5e14248b77f46ab4
247	2026-03-31 05:00:41+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019d4243-eca8-7899-9d71-a4c8d2025495	rotate_card_qr	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	142	\\x3bf846529c00afb70dae082f5b2a56b5035fabea5113289339bc7283540267b5
248	2026-03-31 05:00:41+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019d4243-eca8-71da-a364-02291c92d586	merchant_charge_by_qr	transaction	019d4243-eca8-73c4-bf6c-26284433a83c	\N	{"card_id":"019ce06a-7880-73d1-b0d4-587bc84929b4","final_amount":1503,"raw_amount":1503,"tx_no":"PAY0000000918"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	143	\\x9a023f0bd1f91822696e0c199aba4d61f18a407633ecf9df112ed4b335c74fad
253	2026-04-03 05:00:41+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019d51b7-00a8-7aed-a967-2c592114311c	sign_out_everywhere	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	{}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	144	\\x11e31269f9b512b9072d1267957ea39f4b3a2f6612b66257e9391d1e45a9151c
255	2026-04-04 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019d56dd-5ca8-7c88-925b-35283b398a74	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	145	\\xc44d57b21813b489dcfc7c555d8168a341eef022b7f935ae25010304a59b95ae
257	2026-04-04 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019d56dd-5ca8-7473-8c7c-d5889e758682	merchant_charge_by_qr	transaction	019d56dd-5ca8-7f1f-9f12-210e00d473f1	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":1159,"raw_amount":1931,"tx_no":"PAY0000000919"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	146	\\xd649809a9f070a2a9324852484efb1fbd5c68ded2384d8c61d3bd0c63b934ff9
259	2026-04-04 05:01:34+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019d56de-2bb0-7aec-be60-43ea5b3b1621	merchant_refund_tx	transaction	019d56de-2bb0-7d95-9759-777c2523d36b	\N	{"amount":125,"original_tx_no":"PAY0000000919","reason":"客人退貨","tx_no":"REF0000000912"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	147	\\x3c250dfaf0493630af0ca2b8d6b9a387aa8363d410e2c5f8015c9d7b64f9b50a
261	2026-04-07 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019d6650-70a8-713e-a03f-1c741efe7f0a	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	148	\\xa7bcbcfb8642326f6350e04329f38ae84915f9be26d05e49e673f5c1ae4ae2c6
263	2026-04-07 05:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019d6650-70a8-7fdb-be74-ab3a665632e8	merchant_charge_by_qr	transaction	019d6650-70a8-784b-89bd-10cab595a215	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":331,"raw_amount":552,"tx_no":"PAY0000000920"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	149	\\xe4578f2b3ecbcbbde5f173916d99bc104dc9e1787b05975810a6ca4c7587aa65
268	2026-04-09 05:00:53+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019d709d-5788-7677-9287-44d0de9d931e	merchant_refund_tx	transaction	019d709d-5788-7e62-a41b-a385bd77ff99	\N	{"amount":55,"original_tx_no":"PAY0000000916","reason":"客人退貨","tx_no":"REF0000000913"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	150	\\xc6ac8e7cb8d99c154f4d75e2f64f7fcaed7d956d92ed793d14c5ed7bb8a055e2
270	2026-04-11 05:00:29+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019d7ae9-b1c8-7150-9cc1-76d48930bf30	merchant_recharge_card	transaction	019d7ae9-b1c8-74cc-b97d-685590505379	\N	{"amount":32100,"balance_after":112100,"balance_before":80000,"card_no":"STD00000907","payment_method":"cash","reason":null}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	151	\\x86b051c8ae48e45378293ff013931bb9497e3fa7ac50fe9565c562152564ef19
272	2026-04-12 05:00:41+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019d8010-3ca8-7008-92bd-42007df5cad9	rotate_card_qr	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	152	\\x3ca8e9f540e80feabddab9f9dd49027bdb1685b3b98680fa4d76fdba79662e83
274	2026-04-12 05:00:41+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019d8010-3ca8-7a3c-9231-b5290f582e41	merchant_charge_by_qr	transaction	019d8010-3ca8-71a1-a0c5-eff34b2f1ab3	\N	{"card_id":"019ce06a-7880-73d1-b0d4-587bc84929b4","final_amount":1087,"raw_amount":1087,"tx_no":"PAY0000000921"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	153	\\x925bfc61b6c021fa5cd1c5493d9f9b05bb799b6a81598ff59535c6cf7fac1a41
280	2026-04-16 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019d94a9-aca8-745f-bca9-b6d64ac36436	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	154	\\x2225b95b22d7c69b20bef5485a5fa616ca0ef9d2b42c7956b88b8d2c75675a8c
281	2026-04-16 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019d94a9-aca8-798a-bed1-37b59888eb61	merchant_charge_by_qr	transaction	019d94a9-aca8-7c28-b33a-a1ec18c957c8	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":849,"raw_amount":1415,"tx_no":"PAY0000000922"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	155	\\x51a6e4e9c8f365bec74684e8283cccf3461741cbcd82b652f3c5dc9cd2c0ec48
282	2026-04-16 05:01:34+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019d94aa-7bb0-71d1-b65f-3f699deaf380	merchant_refund_tx	transaction	019d94aa-7bb0-7ccf-bbee-f919b5d24382	\N	{"amount":125,"original_tx_no":"PAY0000000922","reason":"客人退貨","tx_no":"REF0000000914"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	156	\\xf5b283fbc4d72b12b608ef20d06d0172d8332aa92ed0ad0ddcad545484b9b688
284	2026-04-16 05:02:15+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019d94ab-1bd8-71be-92da-90a14978a087	rotate_card_qr	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	157	\\x946c7a51694a930145913b0814544df06dd0d103ccceff4beb38061e656f81e2
285	2026-04-16 05:02:15+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019d94ab-1bd8-7c15-8eef-532185de919c	merchant_charge_by_qr	transaction	019d94ab-1bd8-73e1-92a5-6fe574091f94	\N	{"card_id":"019cf504-88a8-7368-b9c4-2474bd927242","final_amount":25000,"raw_amount":25000,"tx_no":"PAY0000000923"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	158	\\x596ff05b60d87eae42384f2d3ee9fb86f91bb729f80207943c1dd42f20189cda
292	2026-04-19 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019da41c-c0a8-7a93-a67c-6d1d5585ae2a	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	159	\\x3f742252b8acc184731f1dc31538aac22b71c6c13ddca021a75e5083b7cef90c
293	2026-04-19 05:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019da41c-c0a8-7b95-826a-720d690ce1bc	merchant_charge_by_qr	transaction	019da41c-c0a8-743c-abf8-de6db6a59529	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":1042,"raw_amount":1736,"tx_no":"PAY0000000924"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	160	\\x8c7c786e39e0693f83f3cb097f6ec6188967495e329f63f56a59c41c59e185b9
296	2026-04-21 06:00:00+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019dae9f-c700-78b6-9350-beb54869e917	generate_settlement	settlement	019dae9f-c700-7b02-b0a5-80f75e01b815	\N	{"carried_out":0,"period_end":"2026-04-21T05:50:00.000000Z","settlement_no":"SET0000000020","total":3170,"transactions":5}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	161	\\x018b7011198cfdb0d1aebec13430e2a12f6ccb4d14c6d042f676906373f52aab
297	2026-04-21 06:00:41+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019daea0-6728-7c6e-a088-a345982615f5	rotate_card_qr	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	162	\\x33fa172d9bb47aa73c6cb63275262b4859694006db1e12e99b2c2c45ae8c841a
298	2026-04-21 06:00:41+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019daea0-6728-718a-9711-4d1087f1be6c	merchant_charge_by_qr	transaction	019daea0-6728-794d-9fec-7ab6044bde40	\N	{"card_id":"019cf504-88a8-7368-b9c4-2474bd927242","final_amount":1710,"raw_amount":1800,"tx_no":"PAY0000000925"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	163	\\xa1eacb4c86245e939968c0b8d75247072ada9bb6b63db0858e045050d0b961d9
300	2026-04-24 05:00:41+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019dbddc-8ca8-7fcf-a2c6-0522ce2ce9ea	rotate_card_qr	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	164	\\x8548b30964da8e98c44b7bbb427f79a165b8bcc948054a2a53bc0ab1a84a23c6
301	2026-04-24 05:00:41+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019dbddc-8ca8-74c5-ad43-9223e741361c	merchant_charge_by_qr	transaction	019dbddc-8ca8-73fe-8eb2-70eeb5379f2d	\N	{"card_id":"019ce06a-7880-73d1-b0d4-587bc84929b4","final_amount":571,"raw_amount":571,"tx_no":"PAY0000000926"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	165	\\xd636aa4c85b3befc31cf3b7f943c1eee1241450359f8ee6bc03cbc7c890c1f0e
311	2026-04-27 05:00:41+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019dcd4f-a0a8-7ab5-8173-41f61628c7ef	user_recharge_card	transaction	019dcd4f-a0a8-7b3c-b9ce-69aa7ced07ff	\N	{"amount":500,"balance_after":77320,"balance_before":76820,"card_no":"STD00000912","payment_method":"sandbox","reason":null}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	166	\\x17ea1c1ec2275be7202717e966b5d0c07338503048e82a38457ec6149defb4df
312	2026-04-28 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019dd275-fca8-71c8-87e7-88806c158048	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	167	\\x8384d2b2b55eb7787120d081c0935b13eeb68561ab0a61a386d670db9d4eb7b3
313	2026-04-28 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019dd275-fca8-7c1b-ade8-9a18b148936a	merchant_charge_by_qr	transaction	019dd275-fca8-77dd-ae2e-af217a031c6a	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":599,"raw_amount":999,"tx_no":"PAY0000000927"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	168	\\xd54e06daa64d0b8960824151afd56023228453e57ff5fcd3112de57520ada362
314	2026-04-28 05:01:34+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019dd276-cbb0-753a-aaa0-7d6da813a472	merchant_refund_tx	transaction	019dd276-cbb0-7609-a04f-52be69b5604a	\N	{"amount":125,"original_tx_no":"PAY0000000927","reason":"客人退貨","tx_no":"REF0000000915"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	169	\\x45501e9bc874da7633bf3628cff818406dba5f47c4cd05058207a363baf68703
319	2026-04-29 05:01:51+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019dd79d-6a18-70e7-bd94-c5b798672025	rotate_card_qr	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	170	\\x0c44f53a75e31ee3c60bc5c1d5529fdbcc0197b02894443de2c041f86f44c436
260	2026-04-05 05:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	a37b5ff1-0013-4306-97a1-8f8f1f121ec5	generate_settlement	settlement	019d5c03-1880-7aee-a858-389e86260c43	\N	{"carried_out":0,"period_end":"2026-04-04T16:00:00.000000Z","settlement_no":"SET0000000015","total":1021,"transactions":2}	4470940a-4fae-4f47-a3ca-8d387741806a	113	\\x6953f4776d0301d9baef5ae7e1877f4f652187106a123d290e03793fbdb45552
262	2026-04-07 05:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019d6650-70a8-7d2d-9888-b7698582fd5e	sign_in	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	114	\\xe96c70dc6d37ea4039a40ac7e8ae72839957700d731c624469fb2b24eea7d3e4
264	2026-04-08 05:00:41+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019d6b76-cca8-7c56-b143-01fa277f0930	sign_in	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	115	\\x6dd2eca40cef8a1ce97a991890fddd5cc4b6ed9e695f7bbf0d8e578b2787c25c
265	2026-04-08 05:00:41+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019d6b76-cca8-789b-abe6-deffc479e1cc	rotate_card_qr	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	116	\\xa4d0ef3ff6a3440f9985426ad90924f79a26614b026f61b8456673d458c14548
266	2026-04-08 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019d6b76-cca8-79e8-9bff-02a813cb9c04	merchant_charge_by_qr	transaction	019d6b76-cca8-7354-8e8e-5b8563b1642b	\N	{"card_id":"019cacb3-f200-7e15-8fb6-3a5b2d9fd603","final_amount":395,"raw_amount":659,"tx_no":"PAY0000000947"}	4470940a-4fae-4f47-a3ca-8d387741806a	117	\\xe8201e4709b320ec15ec70eb88cf4a43c3deb1f171631e9f9c14c1fd80dfcee0
267	2026-04-09 05:00:53+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019d709d-5788-7e56-acba-9c7899e0fd36	sign_in	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	118	\\x483d8f8c0d689695613f639fa87bb82ecf0c43e55888d8ef7401fffa092453c9
269	2026-04-09 05:00:53+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	4db02949-0dcd-4ddc-83e4-a5ecd7f285a1	generate_settlement	settlement	019d709d-5788-7308-8d54-deca8037a7f3	\N	{"carried_out":0,"period_end":"2026-04-08T16:00:00.000000Z","settlement_no":"SET0000000016","total":390,"transactions":1}	4470940a-4fae-4f47-a3ca-8d387741806a	119	\\x93074e42f9ebea3f9689543497451237e5e41f0a82d43eeaf2c6c8acfedadcf2
271	2026-04-12 05:00:41+00	member	019cacb3-f200-7e47-b289-7149a2ce18f9	member	\N	127.0.0.1	019d8010-3ca8-7045-a70d-50f82631141c	sign_in	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	120	\\xbf36277a8e965a49874baf5fb37d0dfcb4689031391f7f39b46d7762c88658f8
273	2026-04-12 05:00:41+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019d8010-3ca8-7e8f-949e-5d9f268d4193	sign_in	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	121	\\x48d74e8a376ee39841ceacfc92a56c3692509d218c7f10d2eb5d1dfb5991de74
275	2026-04-12 05:00:41+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	b49917ac-48fd-4f19-a4f8-3a91f889fe8c	generate_settlement	settlement	019d8010-3ca8-7919-9d50-1be66512a11c	\N	{"carried_out":-32100,"period_end":"2026-04-11T16:00:00.000000Z","settlement_no":"SET0000000017","total":0,"transactions":1}	4470940a-4fae-4f47-a3ca-8d387741806a	122	\\xf7bbaa0e5acf6c80d85d3b89798a9afe822abbfde82e965e95526b971b0d1dbb
276	2026-04-15 05:00:41+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019d8f83-50a8-75fb-a4ac-05d80495b587	sign_in	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	123	\\xd5765ca9a2a8cd58947277fce58e5844dc3802c424e06d2bef1de364c465cfb0
277	2026-04-15 05:00:41+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019d8f83-50a8-74c6-907a-7cf3738221ac	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	124	\\x8a0e41e6b0bf29abcf41f19c51456c3716d6abfc33b9074dc136d7e764c7fdb3
278	2026-04-15 05:00:41+00	staff	019cacb3-f200-7e07-b541-2aaf040a243e	cashier	colleague	127.0.0.1	019d8f83-50a8-7952-9728-5bb48d48309b	sign_in	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	125	\\xa3e49bdb1b9e7c402766a024282f1082309df89f504f4db1b7fdcca97a9c1bd1
279	2026-04-15 05:00:41+00	staff	019cacb3-f200-7e07-b541-2aaf040a243e	cashier	colleague	127.0.0.1	019d8f83-50a8-7bcc-9f61-cc817e826b27	merchant_charge_by_qr	transaction	019d8f83-50a8-7b0e-91c9-63f59b320109	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":785,"raw_amount":1308,"tx_no":"PAY0000000948"}	4470940a-4fae-4f47-a3ca-8d387741806a	126	\\xb6056f24f86a6c42389f3c067a6bc6279015287d3b4b14abf83533e131e1a0f7
283	2026-04-16 05:02:15+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019d94ab-1bd8-7429-815f-d90d31aeac4e	sign_in	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	127	\\xf6d081e5e48ef1f1d7af5a9dd4daa01de6ec0f8b12940a1999d87deb70d64976
286	2026-04-16 05:02:15+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d94ab-1bd8-7dba-8e1d-dcf439900edf	sign_in	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	128	\\xbe2bf2954a818a6d593de9e6de168f3ae7b8d5f31976970e168b9b61828b62ef
287	2026-04-16 05:02:15+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019d94ab-1bd8-7427-93a6-9aff62148b16	update_points_and_level	card	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	{"card_no":"STD00000905","points_after":0,"points_before":0,"reason":"活動"}	4470940a-4fae-4f47-a3ca-8d387741806a	129	\\xc20f9ec48d5102c356ab1b18a6977b8f841fadda1faff5c809baec628a819d28
288	2026-04-16 05:02:56+00	member	019cacb3-f200-79a0-9995-f81774618e69	member	\N	127.0.0.1	019d94ab-bc00-79c7-957b-a87155fa8331	sign_in	member	019cacb3-f200-79a0-9995-f81774618e69	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	130	\\xd64cd42988afe997c9ceb54cdceeff72801b926a7125becebeab0e2020e0b016
289	2026-04-16 05:02:56+00	member	019cacb3-f200-79a0-9995-f81774618e69	member	\N	127.0.0.1	019d94ab-bc00-7a75-9043-086ca5b5fdb0	rotate_card_qr	card	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	131	\\x19140bd187b36f3e393351f08fa7a0f39b73c3b368df0d5d3be15decac25f1e0
290	2026-04-16 05:02:56+00	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	cashier	cashier	127.0.0.1	019d94ab-bc00-7f43-b850-74698e6933c6	merchant_charge_by_qr	transaction	019d94ab-bc00-7829-8f8c-1502fe303f09	\N	{"card_id":"019cacb3-f200-7ee4-a552-ebd58ce34294","final_amount":3100,"raw_amount":3100,"tx_no":"PAY0000000949"}	4470940a-4fae-4f47-a3ca-8d387741806a	132	\\x523051ee708b04a6b53128465baf19b334b9c2d7efafc81195fe91260c7bd2e3
291	2026-04-17 05:00:00+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	8560c1f8-60bf-491d-94e1-7a498941260b	generate_settlement	settlement	019d99cf-6880-77ab-a2a9-c8af6cc80216	\N	{"carried_out":-6698,"period_end":"2026-04-16T16:00:00.000000Z","settlement_no":"SET0000000018","total":0,"transactions":3}	4470940a-4fae-4f47-a3ca-8d387741806a	133	\\xd0922442ab0f1d02ccd75faa121e55cf9f18375c5fff1c35407fc4c890be745f
294	2026-04-20 05:00:41+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019da943-1ca8-786f-9c64-672ec3d96411	rotate_card_qr	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	134	\\x65aab8bac60a4b3d2cfaa204792e3422310411805957ccef9c056ec2ddb46ee9
295	2026-04-20 05:00:41+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019da943-1ca8-7477-9afa-e98f462d8728	merchant_charge_by_qr	transaction	019da943-1ca8-78af-8ec1-8e401976a251	\N	{"card_id":"019cacb3-f200-7e15-8fb6-3a5b2d9fd603","final_amount":1106,"raw_amount":1843,"tx_no":"PAY0000000950"}	4470940a-4fae-4f47-a3ca-8d387741806a	135	\\xcbe15ca3dc182da43d22bd3e539a242f17dab855fa4822ceae0fd62b92ee86d0
299	2026-04-21 06:00:41+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	394895fd-b5ae-496a-bf0e-8ff3d803326d	generate_settlement	settlement	019daea0-6728-7028-a872-41a1b1c53e24	\N	{"carried_out":-5606,"period_end":"2026-04-20T16:00:00.000000Z","settlement_no":"SET0000000019","total":0,"transactions":1}	4470940a-4fae-4f47-a3ca-8d387741806a	136	\\x0f1e9b706d48f74301c50d8402679e5adcb214095ddcf347b5785b3ddf2822f8
302	2026-04-26 05:01:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019dc829-8ee0-70ee-a3f5-2b107c71e34e	update_settlement_status	settlement	019cb700-aa00-7355-9bd9-79769aaf9b6e	\N	{"after":"settled","before":"pending","settlement_no":"SET0000000001","total":1185}	4470940a-4fae-4f47-a3ca-8d387741806a	137	\\x3397d10af6ae94c053ee5af03c48b44d4f2359d497a2a8e344ed7c951aa2eae5
303	2026-04-26 05:02:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019dc82a-7940-762e-bd44-3fe92c5d4a43	update_settlement_status	settlement	019cb700-aa00-7355-9bd9-79769aaf9b6e	\N	{"after":"paid","before":"settled","settlement_no":"SET0000000001","total":1185}	4470940a-4fae-4f47-a3ca-8d387741806a	138	\\xc80cf334fa0bb0f27a8b09013c880accb790fa39005648d61ae1ef9100c1550c
304	2026-04-26 05:03:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019dc82b-63a0-7648-80f8-c6cf95c7a721	update_settlement_status	settlement	019cbc27-0600-78f2-b335-046797a80f67	\N	{"after":"settled","before":"pending","settlement_no":"SET0000000002","total":0}	4470940a-4fae-4f47-a3ca-8d387741806a	139	\\x95ab63452269579ddcf9fec28a2f9dd22ab52b4240579ea85143da05281620a8
305	2026-04-26 05:04:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019dc82c-4e00-7f7e-97d3-0f4900365c10	update_settlement_status	settlement	019cc14f-cf18-71c5-b60e-a7c7a9cb11bc	\N	{"after":"failed","before":"pending","settlement_no":"SET0000000003","total":0}	4470940a-4fae-4f47-a3ca-8d387741806a	140	\\x6600afa9889f188d33a3710e803c0af1a5dbaa785c9d5ad5bef95e7ddd5094c4
306	2026-04-26 05:05:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019dc82d-3860-7f00-b3a2-c392f3c1681b	update_settlement_status	settlement	019d4769-a880-7ec6-852f-0e2ae87d74fa	\N	{"after":"settled","before":"pending","settlement_no":"SET0000000013","total":8796}	4470940a-4fae-4f47-a3ca-8d387741806a	141	\\x56ec30f13e23068232242eac0d4f0b9ae97dfc69a1667375b81c2cfd34d18b86
307	2026-04-26 05:06:00+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019dc82e-22c0-7f12-8665-1fc46f6a2a52	update_settlement_status	settlement	019d4769-a880-7ec6-852f-0e2ae87d74fa	\N	{"after":"paid","before":"settled","settlement_no":"SET0000000013","total":8796}	4470940a-4fae-4f47-a3ca-8d387741806a	142	\\xd2083a3dbdd5f48cfa851ff7e3914038f9beac2fef68b2f593aed506adc1ec38
308	2026-04-27 05:00:41+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019dcd4f-a0a8-7332-98dc-595517a28c0b	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	143	\\x22d38f6af717eb80688e1649c25d58af38ea4e991323ce7698f483afabfdc5ff
309	2026-04-27 05:00:41+00	staff	019cacb3-f200-7e07-b541-2aaf040a243e	cashier	colleague	127.0.0.1	019dcd4f-a0a8-7a05-b4bb-cd17bca924a0	merchant_charge_by_qr	transaction	019dcd4f-a0a8-7aff-81b2-6c9ef4c2efe9	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":535,"raw_amount":892,"tx_no":"PAY0000000951"}	4470940a-4fae-4f47-a3ca-8d387741806a	144	\\x181541f8477974443ac96b27899ab95ce72080bc209218818c925780c888e437
310	2026-04-27 05:00:41+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019dcd4f-a0a8-7b09-8d56-4d9226cc8c1f	admin_recharge_card	transaction	019dcd4f-a0a8-7a2d-8edc-8c861cd7978e	\N	{"amount":4500,"balance_after":203944,"balance_before":199444,"card_no":"STD00000002","payment_method":"bank","reason":"轉帳"}	4470940a-4fae-4f47-a3ca-8d387741806a	145	\\x72e597061a588e037d4c23f86fe0fc42fea65b15b7438539c4d4b29d514c0946
315	2026-04-29 05:00:41+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019dd79c-58a8-7a12-878a-9331fd0ba322	rotate_card_qr	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	146	\\x17e39030a32e042857285974f2b0d5748f7eeddfffef4bf382ab3a2874fe75cc
316	2026-04-29 05:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019dd79c-58a8-723c-92db-0af35f1d8ddf	merchant_charge_by_qr	transaction	019dd79c-58a8-7536-b518-8a03664dc81d	\N	{"card_id":"019cacb3-f200-7e15-8fb6-3a5b2d9fd603","final_amount":3660,"raw_amount":6100,"tx_no":"PAY0000000952"}	4470940a-4fae-4f47-a3ca-8d387741806a	147	\\x890f0e558880565dfd38ef8c767a76cc5be989f66c971a11c6d6641257698c60
317	2026-04-29 05:01:10+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019dd79c-c9f0-79cb-856d-74259375f41c	merchant_recharge_card	transaction	019dd79c-c9f0-7785-8930-0a8a5a4b3c05	\N	{"amount":500,"balance_after":74219,"balance_before":73719,"card_no":"STD00000901","payment_method":"cash","reason":null}	4470940a-4fae-4f47-a3ca-8d387741806a	148	\\x4b9dd4120647b61b26778b6dc7da79ae2e8f283f5ec225df35a51b345c2dcd20
318	2026-04-29 05:01:10+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019dd79c-c9f0-77d1-a1e5-bff5fc5f86c1	update_merchant	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	{"after":{"contact":"02-2345-6789","fee_bps":100,"name":"甲店","settlement_mode":"realtime"},"before":{"contact":"02-2345-6789","fee_bps":85,"name":"甲店","settlement_mode":"realtime"}}	4470940a-4fae-4f47-a3ca-8d387741806a	149	\\xf95dbb820243baf2723237d6f7ea4d4e6afb4a099e8cfc56f0de0860f0e157b6
322	2026-04-29 05:02:44+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	5cdef793-9759-4a3b-b5eb-feef74e02501	generate_settlement	settlement	019dd79e-3920-7467-9def-a096c6e319f9	\N	{"carried_out":-5138,"period_end":"2026-04-28T16:00:00.000000Z","settlement_no":"SET0000000021","total":0,"transactions":2}	4470940a-4fae-4f47-a3ca-8d387741806a	150	\\x2678ef4d553e038ae34ad1d7f1ed19f43f2a01ddfccdd8d3aac6a1fef1396437
325	2026-05-01 05:00:41+00	system	00000000-0000-0000-0000-000000000000	admin	\N	\N	32b1f799-b0f7-4974-8257-5f9ba66484b1	generate_settlement	settlement	019de1e9-10a8-7d17-85a8-b2fca4f22eac	\N	{"carried_out":0,"period_end":"2026-04-30T16:00:00.000000Z","settlement_no":"SET0000000022","total":6449,"transactions":4}	4470940a-4fae-4f47-a3ca-8d387741806a	151	\\xa77d70531037cc3dc9de7d7fcb6b862c317828aebfefc4466d5e52fdeed788f7
326	2026-05-02 04:00:40+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019de6d8-7a40-764d-b11e-51d0257983b3	enrol_totp	staff	019cacb3-f200-732f-bd35-221bf32f0db8	\N	{"second_factor":"pending"}	4470940a-4fae-4f47-a3ca-8d387741806a	152	\\x927bc8f848083824dbaf31c1c8f5f549d6d8c2b6ebfef9d931e6b1fc356821b9
327	2026-05-02 04:00:40+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019de6d8-7a40-7b77-9a04-b57e38597a73	confirm_totp	staff	019cacb3-f200-732f-bd35-221bf32f0db8	\N	{"replaced":false,"second_factor":"confirmed"}	4470940a-4fae-4f47-a3ca-8d387741806a	153	\\x691658c04062034bcf3e5042a794231ea68fb009f5e20daa59092caa8153eaca
328	2026-05-02 04:00:40+00	staff	019cacb3-f200-732f-bd35-221bf32f0db8	manager	manager	127.0.0.1	019de6d8-7a40-7657-8699-f900656e4cf3	sign_in	staff	019cacb3-f200-732f-bd35-221bf32f0db8	\N	{"second_factor":"recovery_code"}	4470940a-4fae-4f47-a3ca-8d387741806a	154	\\x538650c8e6c76b380f977a7d0381b772cf5fc0be9642f7217c01e3e0a36ea106
329	2026-05-02 04:00:40+00	merchant	019cacb3-f200-7274-bee5-585d8203bef3	manager	\N	127.0.0.1	019de6d8-7a40-7598-aedb-86c93191807f	sign_in	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	155	\\x516cdf34e9cd6a41f34ba68acfb5db267140e2bcaac554cf61457ef1429beba3
330	2026-05-02 04:00:40+00	merchant	019cacb3-f200-7274-bee5-585d8203bef3	manager	\N	127.0.0.1	019de6d8-7a40-7dc1-bea1-4b06550b72b9	enrol_totp	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	{"second_factor":"pending"}	4470940a-4fae-4f47-a3ca-8d387741806a	156	\\xb5359e65b52b596fbe315f3ccce019f9d1eced584bfc39606f0ae9c7fed20528
331	2026-05-02 04:01:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019de6d9-64a0-7dc5-b406-19c19c2fe0c4	enrol_totp	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	{"second_factor":"pending"}	4470940a-4fae-4f47-a3ca-8d387741806a	157	\\xa06db02dcae3a0bb4d0a6166b3adad52efa88f5b18e5eeef0af6e4085803f6fa
332	2026-05-02 04:01:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019de6d9-64a0-7e3a-9ebf-a4c13c9daf58	confirm_totp	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	{"replaced":false,"second_factor":"confirmed"}	4470940a-4fae-4f47-a3ca-8d387741806a	158	\\xab6f334a0fc51e5b3288cc067991e56af94c16f20b12af576c1f9d85fa02c324
334	2026-05-02 04:01:40+00	staff	019cacb3-f200-769f-93db-5b58102adc5e	manager	manager	127.0.0.1	019de6d9-64a0-73aa-999a-58269ba3c39b	sign_in	staff	019cacb3-f200-769f-93db-5b58102adc5e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	159	\\x0d6891618d3a785dffccbca5bbfd25577fdc975dc6144730244a0be16375306f
335	2026-05-02 04:01:40+00	staff	019cacb3-f200-769f-93db-5b58102adc5e	manager	manager	127.0.0.1	019de6d9-64a0-7fc2-80de-aeec73e7e965	sign_out	session	019de6d9-64a0-72ec-93c3-35accf2e85a7	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	160	\\x55f181944ec376234da4adfcca3d012e8a94b8eac03960850a40fe9307f27bfe
336	2026-05-02 04:01:40+00	staff	019cacb3-f200-7e07-b541-2aaf040a243e	cashier	colleague	127.0.0.1	019de6d9-64a0-7746-ae23-a3a4f779667a	sign_in	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	161	\\x52fc16ff7340cd1503aa8a73a0029234be235d7bdf5e29399fc9a7525ca92f51
337	2026-05-02 04:01:40+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019de6d9-64a0-782b-8ee8-3421a09f2714	end_session	session	019de6d9-64a0-7435-aa6a-1cda96501ff5	\N	{"account":"019cacb3-f200-7e07-b541-2aaf040a243e"}	4470940a-4fae-4f47-a3ca-8d387741806a	162	\\x669d1db92acc9ef28d358b0311ca1c7b03142ccf321b87d45998f66fb808696b
339	2026-05-02 04:12:20+00	member	019cacb3-f200-7876-a112-9ee344e32296	member	\N	127.0.0.1	019de6e3-28a0-7f1d-8efe-f99f8d85a356	sign_in	member	019cacb3-f200-7876-a112-9ee344e32296	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	163	\\x0d315aee6b97885366b9144f9fc0023df533b33895142f57ef07c989fc880d33
344	2026-05-02 04:54:35+00	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	member	\N	127.0.0.1	019de709-d6f8-7ad9-afc0-7785a816f73f	rotate_card_qr	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	164	\\xffff002070a4007aab7cb54244be0ba3ba6feb04d40dafa954b7f68219272e16
345	2026-05-02 04:54:35+00	staff	019cacb3-f200-7aeb-b250-82c82df71e21	cashier	cashier	127.0.0.1	019de709-d6f8-7c39-94c7-41fac64efe02	merchant_charge_by_qr	transaction	019de709-d6f8-733e-a643-183486430d69	\N	{"card_id":"019cacb3-f200-751e-a9dd-2b4a66703a67","final_amount":1212,"raw_amount":2020,"tx_no":"PAY0000000953"}	4470940a-4fae-4f47-a3ca-8d387741806a	165	\\x3a8ef7036e2bc7ef337e11dcbe8189d237acdc39ee1a8102fc73b2130f83ce13
346	2026-05-02 04:55:16+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019de70a-7720-7a47-b7bd-59221bdba28e	rotate_card_qr	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	166	\\x97278d2c16086924941f64f9349b45fc0aa5fe965fc0b2232f3fc4ef68c8da3e
347	2026-05-02 04:55:16+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019de70a-7720-753f-9636-68d3f3e79dca	merchant_charge_by_qr	transaction	019de70a-7720-792f-9039-6425828050de	\N	{"card_id":"019cacb3-f200-7e15-8fb6-3a5b2d9fd603","final_amount":1818,"raw_amount":3030,"tx_no":"PAY0000000954"}	4470940a-4fae-4f47-a3ca-8d387741806a	167	\\x51491db6d502f17c1268569d082e17369ec6741a52219540400be5897af979db
348	2026-05-02 04:55:16+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019de70a-7720-77c0-9d36-72f30ba45ed3	merchant_reverse_order	transaction	019de70a-7720-792f-9039-6425828050de	\N	{"amount":1818,"original_tx_no":"PAY0000000954","reason":null,"tx_no":"REF0000000936"}	4470940a-4fae-4f47-a3ca-8d387741806a	168	\\x695d9b74b2e0d4bcc5a0d4b11c42a7558293730b970cdf6ada467d7109043cdb
351	2026-05-02 04:55:45+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019de70a-e868-74a4-82a3-a7e911bf3768	create_voucher_card	card	019de70a-e868-7f09-b8be-908041f2a488	\N	{"amount":1000,"card_no":"VCH00000011"}	4470940a-4fae-4f47-a3ca-8d387741806a	169	\\xa8e9ad8296f331484157de16f1df7d1b7ac589b4aa6dae57cb246fce7a29c1d5
352	2026-05-02 04:55:45+00	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	admin	\N	127.0.0.1	019de70a-e868-74f8-a9c8-201e3dd8db46	create_member_profile	member	019de70a-e868-7cd9-bb21-0fa8971cfb39	\N	{"card_no":"STD00000914","member_no":"M00000911"}	4470940a-4fae-4f47-a3ca-8d387741806a	170	\\xc3c68f3f96ed7efa855b259001505ba2ca0ded9598945148742dff99892e4513
320	2026-04-29 05:01:51+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019dd79d-6a18-753f-87c2-0a18d16f5fb7	merchant_charge_by_qr	transaction	019dd79d-6a18-767d-a7b6-bd51df7d4efe	\N	{"card_id":"019cf504-88a8-7368-b9c4-2474bd927242","final_amount":5890,"raw_amount":6200,"tx_no":"PAY0000000928"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	171	\\x8eb4b39d19290a0422e043e562ec10e8f938f891faeac6eed941cfe868af76d7
321	2026-04-29 05:02:44+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019dd79e-3920-76fd-a702-3d06abdf0b4a	merchant_refund_tx	transaction	019dd79e-3920-7120-97da-3c3a504da7c7	\N	{"amount":205,"original_tx_no":"PAY0000000928","reason":"客人退貨","tx_no":"REF0000000916"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	172	\\xa57eba0f214f9f1b38009add9b6021efc8982ed255fa291b0c553db047978487
323	2026-05-01 05:00:41+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019de1e9-10a8-798a-8260-c819b5bba1e5	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	173	\\x092c485aa47d7ef22371b9336e91482ed9763ce5f9ebbc912a1a4fa3c2622d12
324	2026-05-01 05:00:41+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019de1e9-10a8-7c8b-848e-08984a88d3b7	merchant_charge_by_qr	transaction	019de1e9-10a8-790b-914a-fe93498922cb	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":732,"raw_amount":1220,"tx_no":"PAY0000000929"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	174	\\x8686ee89c88a103ce2eca816b304828e4137aab64a4c05bc13ef6cc7c93c1f5e
333	2026-05-02 04:01:40+00	member	019cacb3-f200-79a0-9995-f81774618e69	member	\N	127.0.0.1	019de6d9-64a0-7fc9-9e1e-fb8eccd7e84d	sign_out	session	019d94ab-bc00-77b6-bf84-9066af3e984a	\N	{}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	175	\\xed3ee4cd59362a26b752ed107efd95ecc04dd844706eb8a4963d83ee8be09062
338	2026-05-02 04:01:40+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019de6d9-64a0-7215-8d2c-c6b7e062934f	sign_in	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	{}	49ecf987-f575-4f8e-846b-526201154af3	1	\\x855bf6fc103cdda332ba45325bcefd5d5040dbf0281937531820f386443b0047
340	2026-05-02 04:12:20+00	member	019cacb3-f200-7876-a112-9ee344e32296	member	\N	127.0.0.1	019de6e3-28a0-79f0-8a08-621b40213a69	freeze_card	card	019cacb3-f200-7ed9-a74d-3e7458ff76bd	\N	{"after":"inactive","before":"active","reason":"自己"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	176	\\xd16f5f06b02466b699d176cb389fb672a50f60bdfc3df39f2a6d48dabaa4e0ee
341	2026-05-02 04:36:01+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019de6f8-d768-7a1f-95b6-1e01cb83dd27	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	177	\\x8db70b88a6dbf09cdaad0dc4665f61b0638507fc3e156f14240d885ef09e40b9
342	2026-05-02 04:36:01+00	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	cashier	cashier	127.0.0.1	019de6f8-d768-7ea8-88ac-a1a44711e28e	merchant_charge_by_qr	transaction	019de6f8-d768-753d-b81a-138f1a8df8a0	\N	{"card_id":"019cacb3-f200-72fa-968b-c07873d9250d","final_amount":606,"raw_amount":1010,"tx_no":"PAY0000000930"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	178	\\x42b564329eb41937ce63e930526863ea9efb3b07a275b1a24a697c8fc188320d
343	2026-05-02 04:39:54+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019de6fc-6590-7ca9-ac56-2db039da76a3	merchant_refund_tx	transaction	019de6fc-6590-7847-bcca-cf3635123ffd	\N	{"amount":115,"original_tx_no":"PAY0000000930","reason":"客人退貨","tx_no":"REF0000000917"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	179	\\xc1eafde7aac206713a31e516ddcbf5b0b7a8c55c52ca10cef6d6c635d793a7b3
349	2026-05-02 04:55:45+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019de70a-e868-7841-830e-db842a147f6b	merchant_recharge_card	transaction	019de70a-e868-7da2-b8e2-71ad700c18ea	\N	{"amount":1100,"balance_after":272590,"balance_before":271490,"card_no":"STD00000001","payment_method":"cash","reason":null}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	180	\\xc6083cead88da43ffd1edd0e8a629f6f0b56cefc8aeeda1415f5c985089cb4c5
350	2026-05-02 04:55:45+00	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	manager	manager	127.0.0.1	019de70a-e868-74a8-9715-21e1667c8bcd	cancel_recharge	transaction	019de70a-e868-779a-9ea4-5695d692b960	\N	{"amount":1100,"original_tx_no":"RCG0000000013","reason":"打錯","tx_no":"RCR0000000003"}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	181	\\x98b4b4193a0995a38fd67f92ce47ba98158584b115fc70295a80c961f6a0e5f6
353	2026-05-02 04:55:45+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019de70a-e868-7580-8afd-8d7d456a5e2f	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	182	\\x8616d102cd7087b9dfec80df3ebabe97647ef7218ddbaa8e7c762b150adea0c9
354	2026-05-02 04:55:45+00	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	member	\N	127.0.0.1	019de70a-e868-7fd9-bfba-d39833aef5d2	rotate_card_qr	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	183	\\xda3ed0dd55c32dc8e247947fd44841182d3924157d9f79712f9856e0683b9d7b
356	2026-05-02 04:55:45+00	member	019cacb3-f200-74d9-b15e-195fbdbc1283	member	\N	127.0.0.1	019de70a-e868-76d0-9a1a-d62ccaae5085	rotate_card_qr	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	{"ttl_seconds":900}	e0eb4aac-4f23-45c0-8dac-ff7b63d6336a	184	\\x3308db0ffc637b77fc1b2d0dfb003fea9575dd92eaea65bbf40bb9155e513b9a
355	2026-05-02 04:55:45+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019de70a-e868-76c7-81b8-a723d44b26ad	rotate_card_qr	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{"ttl_seconds":900}	4470940a-4fae-4f47-a3ca-8d387741806a	171	\\x8f69cfac5b6a7b1f42aff887737ad6a74276c1e264e9ae385d1ec53778d21f86
357	2026-05-02 04:55:45+00	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	member	\N	127.0.0.1	019de70a-e868-77f3-b271-d6d91bc7152b	revoke_card_qr	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	{}	4470940a-4fae-4f47-a3ca-8d387741806a	172	\\x1e985974e212aec59f34754027b4a30d2dd18758d74cf5e909e1e9ed9a4cb1ee
\.


--
-- Data for Name: card_bindings; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.card_bindings (member_id, card_id, role, created_at) FROM stdin;
019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-72fa-968b-c07873d9250d	owner	2026-03-02 04:00:00+00
019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-751e-a9dd-2b4a66703a67	owner	2026-03-02 04:00:00+00
019ad2b3-f380-78e5-ae6c-0b268eba0ac4	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	owner	2025-11-30 03:00:00+00
019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	owner	2026-03-02 04:00:00+00
019cacb3-f200-7a3f-85a0-ed588171fbaf	019cacb3-f200-7360-afb4-55d62d5c18ed	owner	2026-03-02 04:00:00+00
019cacb3-f200-79a0-9995-f81774618e69	019cacb3-f200-7ee4-a552-ebd58ce34294	owner	2026-03-02 04:00:00+00
019cacb3-f200-7009-88d0-0e825b4c3fae	019cacb3-f200-7391-b6fa-51dd9be6bb88	owner	2026-03-02 04:00:00+00
019cacb3-f200-7876-a112-9ee344e32296	019cacb3-f200-7ed9-a74d-3e7458ff76bd	owner	2026-03-02 04:00:00+00
019cacb3-f200-7ab5-9a38-b6166f418346	019cacb3-f200-7837-8c2e-acadb3cfd414	owner	2026-03-02 04:00:00+00
019cacb3-f200-713f-9ede-168be74c61bd	019cacb3-f200-7b4b-852d-a26f62aa8364	owner	2026-03-02 04:00:00+00
019cacb3-f200-7016-816e-7535b7509ede	019cacb3-f200-79f7-9fb4-3021071b2840	owner	2026-03-02 04:00:00+00
019cacb3-f200-7b89-b336-8fbbf1c1437e	019cb1da-4e00-7125-a78c-c93515d21e88	owner	2026-03-03 04:00:00+00
019cacb3-f200-71b4-ae3f-2c308c4e2945	019cb1da-4e00-784c-977c-c3416c39949f	owner	2026-03-03 04:00:00+00
019cacb3-f200-7b89-b336-8fbbf1c1437e	019cb1da-4e00-7a5a-affd-e41e4666efe4	owner	2026-03-03 04:00:00+00
019cacb3-f200-711b-9d8a-b82b813f0d8e	019cb1da-4e00-7125-a78c-c93515d21e88	manager	2026-03-03 04:00:00+00
019cacb3-f200-7e47-b289-7149a2ce18f9	019cb1da-4e00-7125-a78c-c93515d21e88	viewer	2026-03-03 04:00:00+00
019cacb3-f200-71b4-ae3f-2c308c4e2945	019cb1da-4e00-7125-a78c-c93515d21e88	member	2026-03-03 04:00:00+00
019cacb3-f200-7876-a112-9ee344e32296	019cb1da-4e00-784c-977c-c3416c39949f	member	2026-03-03 04:00:00+00
019cacb3-f200-71b4-ae3f-2c308c4e2945	019cbc27-a240-7b9e-856a-986fb2a0bccb	owner	2026-03-05 04:00:40+00
019cacb3-f200-71b4-ae3f-2c308c4e2945	019cbc27-a240-7c62-b76b-3780e1956f3f	owner	2026-03-05 04:00:40+00
019cacb3-f200-71b4-ae3f-2c308c4e2945	019cbc27-a240-756d-8b62-568ebc173dd1	owner	2026-03-05 04:00:40+00
019cacb3-f200-7b89-b336-8fbbf1c1437e	019cbc27-a240-7bac-adaf-6c246ca301e7	owner	2026-03-05 04:00:40+00
019cacb3-f200-7b89-b336-8fbbf1c1437e	019cbc27-a240-7c64-a483-07943651d42f	owner	2026-03-05 04:00:40+00
019cacb3-f200-7e47-b289-7149a2ce18f9	019cbc27-a240-7928-a545-9324b9d83a8a	owner	2026-03-05 04:00:40+00
019cacb3-f200-7e47-b289-7149a2ce18f9	019cbc27-a240-7c3a-b53c-dcc32348597f	owner	2026-03-05 04:00:40+00
019cacb3-f200-711b-9d8a-b82b813f0d8e	019cbc27-a240-7273-8538-a4663b8e6081	owner	2026-03-05 04:00:40+00
019cacb3-f200-7876-a112-9ee344e32296	019cc14f-cf18-7524-be26-f54ffbd49723	owner	2026-03-06 04:02:39+00
019cacb3-f200-7e47-b289-7149a2ce18f9	019ce06a-7880-73d1-b0d4-587bc84929b4	owner	2026-03-12 05:00:00+00
019cacb3-f200-74d9-b15e-195fbdbc1283	019cf504-88a8-7368-b9c4-2474bd927242	owner	2026-03-16 05:00:41+00
019cacb3-f200-7b89-b336-8fbbf1c1437e	019de70a-e868-7f09-b8be-908041f2a488	owner	2026-05-02 04:55:45+00
019de70a-e868-7cd9-bb21-0fa8971cfb39	019de70a-e868-7d84-beca-c432fdfd2b0d	owner	2026-05-02 04:55:45+00
\.


--
-- Data for Name: day_totals; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.day_totals (account_id, kind, day, account_kind, amount) FROM stdin;
019cacb3-f200-7f86-84bc-ac1ad05f952b	staff_refund	20515	staff	5999
019cacb3-f200-7ce2-bb04-33c196cd5855	staff_refund	20515	staff	8000
019cacb3-f200-7ce2-bb04-33c196cd5855	cash_recharge	20516	staff	20000
019cacb3-f200-732f-bd35-221bf32f0db8	cash_recharge	20516	staff	3000
019cacb3-f200-7274-bee5-585d8203bef3	cash_recharge	20516	merchant	1000
019cacb3-f200-7ce2-bb04-33c196cd5855	staff_refund	20518	staff	2000
019cacb3-f200-769f-93db-5b58102adc5e	staff_refund	20518	staff	8150
019cacb3-f200-7ce2-bb04-33c196cd5855	staff_refund	20519	staff	39000
019cacb3-f200-7ce2-bb04-33c196cd5855	cash_recharge	20520	staff	150000
019cacb3-f200-732f-bd35-221bf32f0db8	staff_refund	20523	staff	125
019cacb3-f200-7ce2-bb04-33c196cd5855	staff_refund	20523	staff	5400
019cacb3-f200-7ce2-bb04-33c196cd5855	staff_refund	20527	staff	4500
019cacb3-f200-7ce2-bb04-33c196cd5855	staff_refund	20528	staff	1000
019cacb3-f200-732f-bd35-221bf32f0db8	staff_refund	20535	staff	125
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_refund	20535	merchant	125
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20538	merchant	641
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20540	merchant	4662
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20546	merchant	1094
019cacb3-f200-732f-bd35-221bf32f0db8	staff_refund	20547	staff	125
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_refund	20547	merchant	125
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20550	merchant	331
019cacb3-f200-7ce2-bb04-33c196cd5855	staff_refund	20552	staff	55
019cacb3-f200-732f-bd35-221bf32f0db8	cash_recharge	20554	staff	32100
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20558	merchant	785
019cacb3-f200-732f-bd35-221bf32f0db8	staff_refund	20559	staff	125
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_refund	20559	merchant	125
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20562	merchant	1042
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20570	merchant	535
019cacb3-f200-732f-bd35-221bf32f0db8	staff_refund	20571	staff	125
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_refund	20571	merchant	125
019cacb3-f200-7ce2-bb04-33c196cd5855	cash_recharge	20572	staff	500
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20572	merchant	9550
019cacb3-f200-7ce2-bb04-33c196cd5855	staff_refund	20572	staff	205
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20574	merchant	732
019cacb3-f200-7ce2-bb04-33c196cd5855	staff_refund	20575	staff	115
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge	20575	merchant	2424
019cacb3-f200-7f86-84bc-ac1ad05f952b	staff_refund	20575	staff	1818
019cacb3-f200-7ce2-bb04-33c196cd5855	cash_recharge	20575	staff	0
\.


--
-- Data for Name: idempotency_keys; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.idempotency_keys (owner_id, operation, key, owner_kind, transaction_id, created_at) FROM stdin;
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	a4c80d7a-4356-41db-8fc7-6c88593dcce3	merchant	019cbc28-4268-768f-b561-1a1e287f6fa8	2026-03-05 04:01:21+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	bce5b007-a8fe-4b14-b195-cc37b38833a2	merchant	019cbc28-e290-7829-9643-2be4b94f7837	2026-03-05 04:02:02+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_charge_by_qr	0611be8c-9286-4fa9-8565-00133071a7c3	merchant	019cbc29-82b8-7066-845a-a0e30339d291	2026-03-05 04:02:43+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	7e46f319-04ad-4fb2-b819-4a941ca1b2cf	merchant	019cbc2a-22e0-7cdf-a20d-cf2374a72d7d	2026-03-05 04:03:24+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	60d56c84-27b6-46d7-b7bf-e5c64c5c7f1e	merchant	019cbc2a-c308-74fb-80b0-29038efd3eb1	2026-03-05 04:04:05+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	48c0334c-013f-4317-b27b-528b17e8d2b6	merchant	019cc14e-3108-7404-b049-2f2742d09473	2026-03-06 04:00:53+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_refund_tx	0ba04aca-d16d-4ac2-ba4a-1938a1aafa09	merchant	019cc14f-0010-7fb0-9957-e18555c889b7	2026-03-06 04:01:46+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_refund_tx	fe93a282-7560-45f2-851f-eefb725f5639	merchant	019cc14f-cf18-7ad5-8194-7d3570007e14	2026-03-06 04:02:39+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	4a626bef-e508-488f-85dd-1c5f0af91ca6	merchant	019cc6ad-bda8-7c86-b524-d4438790aebb	2026-03-07 05:03:21+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	10a97e97-96bb-431a-8f25-5094a2365595	merchant	019cc6ae-8cb0-7bdb-8c86-15ad3a417082	2026-03-07 05:04:14+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	92067aa4-eba4-49b9-a77a-d573fd971004	merchant	019cc6af-2cd8-7ce7-9594-6a1fef9a82a1	2026-03-07 05:04:55+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	ff554893-ec8a-4432-a65e-9a9ab273c89c	merchant	019cc6af-fbe0-77ac-b665-5bcb03055fba	2026-03-07 05:05:48+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	b69b1a4a-096d-48f3-9618-35827a31de26	merchant	019ccb9b-5668-74ca-8215-585eb9fff1c7	2026-03-08 04:01:21+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	de934fad-44a0-4575-a068-ee87333a0687	merchant	019ccb9b-f690-7c34-8555-6acab029d358	2026-03-08 04:02:02+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_recharge_card	367e3067-ed48-4d9d-ba42-d79cc88908ae	merchant	019ccb9c-67d8-70be-9f6e-2c9567993a22	2026-03-08 04:02:31+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	bdd52a0e-ae69-4442-9afc-05b7b67f49ee	merchant	019cd61e-60a8-72c5-8708-028ae42acace	2026-03-10 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	79dddc9d-0fe9-426f-8697-9c50655f5d9d	merchant	019cdb44-bca8-741f-a27d-b97cbf8da3ca	2026-03-11 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_refund_tx	4896111c-bd6c-48c9-88fe-5018a3f3e381	merchant	019cdb45-8bb0-7852-9cee-20ef9daa1f82	2026-03-11 05:01:34+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	268d9b2d-35f7-4383-94e1-41d2f65b43d6	merchant	019cdb46-2bd8-7475-a1d6-821b3ea1c12d	2026-03-11 05:02:15+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	0c8fa8cd-21aa-472b-a2d8-39f1bd3e6102	merchant	019cdb46-fae0-7bac-a2b7-82a25904e005	2026-03-11 05:03:08+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	3ec4bb8b-3905-48e3-b520-d00e68a310d4	merchant	019cdb47-c9e8-7901-b896-faa721dc1943	2026-03-11 05:04:01+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	d92bd544-bf0a-43f9-91fc-475bec4a99fc	merchant	019ceab7-d0a8-7041-a6ba-7972cacb0ce1	2026-03-14 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	04bd307a-fef7-4b56-bd0a-d416c6cf6f1c	merchant	019ceab8-70d0-7d98-a3e3-506e31e46aa6	2026-03-14 05:01:22+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	5c67fc9c-f3b1-40a2-9af0-d2f0547b28dc	merchant	019cefde-2ca8-7de5-a98f-f1a58fad3eb0	2026-03-15 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	90177bf9-87e3-4784-9a82-7d90f09fcaf9	merchant	019cefde-fbb0-7924-9bef-9d86400943c3	2026-03-15 05:01:34+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_charge_by_qr	75499b8c-4644-45fb-88be-bdb149aac0aa	merchant	019cf504-88a8-7586-9e36-51ab73702610	2026-03-16 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	b126b5ae-d3ae-4c4d-a8aa-d505d196a353	merchant	019cf505-57b0-73aa-925d-fe038a3b346a	2026-03-16 05:01:34+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	dcd15d34-7c63-4e76-a014-6f5673a5c973	merchant	019cfa2a-e4a8-7b4a-8cc2-0b2952113f1b	2026-03-17 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	a5dace4c-a9bf-4cd2-a642-ef9167e9ca47	merchant	019cff51-40a8-77b2-be50-da0d1531071e	2026-03-18 05:00:41+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_charge_by_qr	7f11d279-d983-4365-a9a5-0ba56b3a2b2a	merchant	019d0477-9ca8-7363-bfcb-56c91f1a9d1a	2026-03-19 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	242b8c9c-f32f-4272-a31c-7f443a457493	merchant	019d13ea-b0a8-732d-a924-8f9df235f6d0	2026-03-22 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	2430de70-5783-4919-907c-072e91f51a32	merchant	019d1911-0ca8-7581-bc6b-ebce552996a7	2026-03-23 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_refund_tx	a065a46e-4ccd-4f5f-958f-6c55d724f6f1	merchant	019d1911-dbb0-7e59-8b62-cf22672d04dc	2026-03-23 05:01:34+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	7cbaa74c-928b-4e38-ba84-845f2d2ea9e4	merchant	019d2884-20a8-7bc6-b44e-415ea20ed4c0	2026-03-26 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	8f9516b5-e878-4ce5-a0e7-f7f2bbcc2ddf	merchant	019d2daa-7ca8-7ea3-bfe7-7b1b932ef5e6	2026-03-27 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	2578535a-f534-4a54-a1b9-1e7065cd84d7	merchant	019d32d0-d8a8-72ee-9afa-9991ff5bddb4	2026-03-28 05:00:41+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_charge_by_qr	d229f110-79c1-4d83-a24c-24d02b51bdd7	merchant	019d4243-eca8-73c4-bf6c-26284433a83c	2026-03-31 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	bdd0f7c2-9248-4437-bbbe-696b0afdfe18	merchant	019d51b7-00a8-7c0d-bd65-ff40794d225e	2026-04-03 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	33b9b314-c8fa-4f9f-8470-000fb753f5ba	merchant	019d56dd-5ca8-7f1f-9f12-210e00d473f1	2026-04-04 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_refund_tx	e28cbd37-a8ce-46da-b9f8-392d810d4a77	merchant	019d56de-2bb0-7d95-9759-777c2523d36b	2026-04-04 05:01:34+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	755178f5-c473-409b-b720-e2a9f5762505	merchant	019d6650-70a8-784b-89bd-10cab595a215	2026-04-07 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	e9d7ab36-6df2-4a0d-a624-6a588e573496	merchant	019d709d-5788-7e62-a41b-a385bd77ff99	2026-04-09 05:00:53+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_recharge_card	bb379606-18ed-464f-bd5b-283832600ed4	merchant	019d7ae9-b1c8-74cc-b97d-685590505379	2026-04-11 05:00:29+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_charge_by_qr	168d8669-42f8-430a-a16d-bc19a913011b	merchant	019d8010-3ca8-71a1-a0c5-eff34b2f1ab3	2026-04-12 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	3aa2fa98-9229-4ec3-9b93-e0ef2e8b25d0	merchant	019d94a9-aca8-7c28-b33a-a1ec18c957c8	2026-04-16 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_refund_tx	e666dfc3-5d29-4be2-abf6-fb8155e8eb44	merchant	019d94aa-7bb0-7ccf-bbee-f919b5d24382	2026-04-16 05:01:34+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	b7ab6a2c-ae13-4bda-be92-7ab80b307b46	merchant	019d94ab-1bd8-73e1-92a5-6fe574091f94	2026-04-16 05:02:15+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	d562ff23-b2f1-4f3f-9455-0e710f310589	merchant	019da41c-c0a8-743c-abf8-de6db6a59529	2026-04-19 05:00:41+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_charge_by_qr	700c1905-daab-4f42-9e27-f73867851431	merchant	019daea0-6728-794d-9fec-7ab6044bde40	2026-04-21 06:00:41+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_charge_by_qr	2f0b61f7-cdb1-4cd5-9ebe-e0652715a80b	merchant	019dbddc-8ca8-73fe-8eb2-70eeb5379f2d	2026-04-24 05:00:41+00
019cacb3-f200-7e47-b289-7149a2ce18f9	user_recharge_card	dd977ccb-91ea-4c8e-bc3d-f63a48e90fd7	member	019dcd4f-a0a8-7b3c-b9ce-69aa7ced07ff	2026-04-27 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	4f1f3443-a561-4657-b6b2-dca3807e959f	merchant	019dd275-fca8-77dd-ae2e-af217a031c6a	2026-04-28 05:00:41+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_refund_tx	ddd84775-f9de-4604-9938-8b5ec0a95746	merchant	019dd276-cbb0-7609-a04f-52be69b5604a	2026-04-28 05:01:34+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	c8f0bb77-f07b-4588-9ba7-f9d22516db83	merchant	019dd79d-6a18-767d-a7b6-bd51df7d4efe	2026-04-29 05:01:51+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	461ead0e-053f-475a-8018-82c391b52c65	merchant	019dd79e-3920-7120-97da-3c3a504da7c7	2026-04-29 05:02:44+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	b690a633-855e-413d-9aa5-c98d4377ea69	merchant	019de1e9-10a8-790b-914a-fe93498922cb	2026-05-01 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	5bbf1753-c428-411a-b614-c2f03051a554	merchant	019de6f8-d768-753d-b81a-138f1a8df8a0	2026-05-02 04:36:01+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_refund_tx	6cc8e866-7236-4d86-95ef-b024c5603f59	merchant	019de6fc-6590-7847-bcca-cf3635123ffd	2026-05-02 04:39:54+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_recharge_card	76a80eee-a509-4a7a-9dda-de23e748c54b	merchant	019de70a-e868-7da2-b8e2-71ad700c18ea	2026-05-02 04:55:45+00
019cacb3-f200-7274-bee5-585d8203bef3	cancel_recharge	3127799c-61a4-4139-9f1a-061242491993	merchant	019de70a-e868-779a-9ea4-5695d692b960	2026-05-02 04:55:45+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	a94cfb93-a985-44d9-a6cb-5b6cc9aed1cd	merchant	019d6b76-cca8-7354-8e8e-5b8563b1642b	2026-04-08 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	e67f4814-049e-4922-a2ef-0f4d337d8c9b	merchant	019d8f83-50a8-7b0e-91c9-63f59b320109	2026-04-15 05:00:41+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	merchant_charge_by_qr	51176b06-ab30-4b88-934b-dc7eac2b1d89	merchant	019d94ab-bc00-7829-8f8c-1502fe303f09	2026-04-16 05:02:56+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	fcfa75be-c60e-467a-ba6a-f11292a0d924	merchant	019da943-1ca8-78af-8ec1-8e401976a251	2026-04-20 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	a034749e-f6d6-49c0-90a1-9162c56227ca	merchant	019dcd4f-a0a8-7aff-81b2-6c9ef4c2efe9	2026-04-27 05:00:41+00
019cacb3-f200-7d1b-8158-583910eb4bf9	admin_recharge_card	6fea9e32-841f-4f49-a7c9-84f7e3ec9576	admin	019dcd4f-a0a8-7a2d-8edc-8c861cd7978e	2026-04-27 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_charge_by_qr	214e21fe-a133-44c1-9b4f-5f20eab6c6db	merchant	019dd79c-58a8-7536-b518-8a03664dc81d	2026-04-29 05:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	merchant_recharge_card	7bf92d2e-2816-4e04-bf10-f6ac30d65f58	merchant	019dd79c-c9f0-7785-8930-0a8a5a4b3c05	2026-04-29 05:01:10+00
019cacb3-f200-7d65-8bb8-989ff5922504	merchant_charge_by_qr	94c4b2cd-92c6-4a55-967e-e1e64b96bd1b	merchant	019de709-d6f8-733e-a643-183486430d69	2026-05-02 04:54:35+00
\.


--
-- Data for Name: imports; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.imports (name, "position") FROM stdin;
audit_logs	2
\.


--
-- Data for Name: lanes; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.lanes (id, batch, started_at) FROM stdin;
89aa4bd7-6b33-4e91-bce9-68c51aeba8e5	184	2026-11-30 08:06:46.551049+00
b90cd17f-fbe2-4a31-90d1-7f9f1ab5b16d	338	2026-11-30 08:06:46.563181+00
403b7d9c-f046-4eb0-aa32-3770c4069c22	0	2026-11-30 08:06:51.123186+00
3c46e584-b9d2-4496-8936-19a6e419b6c5	1	2026-11-30 08:06:51.135244+00
\.


--
-- Data for Name: leases; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.leases (name, owner_id, fence, expires_at) FROM stdin;
clean_up	00000000-0000-0000-0000-000000000001	1	2026-04-03 05:00:56+00
settlement	00000000-0000-0000-0000-000000000001	1	2026-05-02 04:00:15+00
\.


--
-- Data for Name: ledger_entries; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.ledger_entries (posting_id, line, account_kind, account_id, method, amount, created_at, cause) FROM stdin;
019cacb3-f200-7d26-9373-f130a2e8d52d	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	100000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7d26-9373-f130a2e8d52d	2	clearing	\N	bank	-100000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-74de-8779-56afa4defcab	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	500000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-74de-8779-56afa4defcab	2	clearing	\N	bank	-500000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7498-ac89-14f3953aa422	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-100000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7498-ac89-14f3953aa422	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	100000	2026-03-02 04:00:00+00	transaction
019ad7a3-6100-7c8d-946e-5e048ac86027	1	card	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	\N	50000	2025-12-01 02:00:00+00	transaction
019ad7a3-6100-7c8d-946e-5e048ac86027	2	opening	\N	\N	-50000	2025-12-01 02:00:00+00	transaction
019b3a21-f409-776d-8a0c-c0e31acf5106	1	card	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	\N	-11400	2025-12-20 05:01:02.345678+00	transaction
019b3a21-f409-776d-8a0c-c0e31acf5106	2	opening	\N	\N	11400	2025-12-20 05:01:02.345678+00	transaction
019b3a45-9f80-7c04-8d1d-9841b79d69d1	1	card	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	\N	1400	2025-12-20 05:40:00+00	transaction
019b3a45-9f80-7c04-8d1d-9841b79d69d1	2	opening	\N	\N	-1400	2025-12-20 05:40:00+00	transaction
019cacb3-f200-74a8-b9ce-021451eeae38	1	card	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	\N	30000	2026-03-02 04:00:00+00	opening
019cacb3-f200-74a8-b9ce-021451eeae38	2	opening	\N	\N	-30000	2026-03-02 04:00:00+00	opening
019cacb3-f200-7bd3-b497-76b4a88b516d	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7bd3-b497-76b4a88b516d	2	clearing	\N	bank	-80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7197-b239-f358e8ad30fa	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7197-b239-f358e8ad30fa	2	clearing	\N	bank	-80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7b6f-b9e7-40bf8c7df585	1	card	019cacb3-f200-7360-afb4-55d62d5c18ed	\N	80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7b6f-b9e7-40bf8c7df585	2	clearing	\N	bank	-80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7d5e-a7df-e4754816dab2	1	card	019cacb3-f200-754c-8305-dbeb668907a8	\N	80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7d5e-a7df-e4754816dab2	2	clearing	\N	bank	-80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7d92-bf26-0e06eefb745b	1	card	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7d92-bf26-0e06eefb745b	2	clearing	\N	bank	-80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7b80-acbe-b55d6fe33ffa	1	card	019cacb3-f200-7391-b6fa-51dd9be6bb88	\N	80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-7b80-acbe-b55d6fe33ffa	2	clearing	\N	bank	-80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-75f1-8897-125e3e942709	1	card	019cacb3-f200-7ed9-a74d-3e7458ff76bd	\N	80000	2026-03-02 04:00:00+00	transaction
019cacb3-f200-75f1-8897-125e3e942709	2	clearing	\N	bank	-80000	2026-03-02 04:00:00+00	transaction
019cb1da-ee28-7dfd-88f5-5f8c18be0572	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-1530	2026-03-03 04:00:41+00	transaction
019cb1da-ee28-7dfd-88f5-5f8c18be0572	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	1530	2026-03-03 04:00:41+00	transaction
019cb1db-8e50-721d-beda-adc9340b6c68	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-5999	2026-03-03 04:01:22+00	transaction
019cb1db-8e50-721d-beda-adc9340b6c68	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	5999	2026-03-03 04:01:22+00	transaction
019cb1dc-2e78-765f-aa03-690c4765e616	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	-2400	2026-03-03 04:02:03+00	transaction
019cb1dc-2e78-765f-aa03-690c4765e616	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	2400	2026-03-03 04:02:03+00	transaction
019cb1dc-cea0-70fc-92e2-3208b6f7ce3e	1	card	019cacb3-f200-754c-8305-dbeb668907a8	\N	-6400	2026-03-03 04:02:44+00	transaction
019cb1dc-cea0-70fc-92e2-3208b6f7ce3e	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	6400	2026-03-03 04:02:44+00	transaction
019cb1dd-6ec8-78cf-99fd-051345e4a6aa	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	-8000	2026-03-03 04:03:25+00	transaction
019cb1dd-6ec8-78cf-99fd-051345e4a6aa	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	8000	2026-03-03 04:03:25+00	transaction
019cb1de-0ef0-7832-a3f2-03a631740030	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	-1200	2026-03-03 04:04:06+00	transaction
019cb1de-0ef0-7832-a3f2-03a631740030	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	1200	2026-03-03 04:04:06+00	transaction
019cb1de-ddf8-706a-9466-83a28158b68b	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	3005	2026-03-03 04:04:59+00	transaction
019cb1de-ddf8-706a-9466-83a28158b68b	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-3005	2026-03-03 04:04:59+00	transaction
019cb1de-ddf8-729c-ae74-28ad4cd8e9c9	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	5999	2026-03-03 04:04:59+00	transaction
019cb1de-ddf8-729c-ae74-28ad4cd8e9c9	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-5999	2026-03-03 04:04:59+00	transaction
019cb1de-ddf8-7457-84bd-48ea6c7ff54e	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	4995	2026-03-03 04:04:59+00	transaction
019cb1de-ddf8-7457-84bd-48ea6c7ff54e	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-4995	2026-03-03 04:04:59+00	transaction
019cb700-aa00-7c3a-88ff-1d1b2781e7ea	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-15	2026-03-04 04:00:00+00	settlement_fee
019cb700-aa00-7c3a-88ff-1d1b2781e7ea	2	fees	\N	\N	15	2026-03-04 04:00:00+00	settlement_fee
019cb701-b788-7e44-998e-aeb5a8fd01ff	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	20000	2026-03-04 04:01:09+00	transaction
019cb701-b788-7e44-998e-aeb5a8fd01ff	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-20000	2026-03-04 04:01:09+00	transaction
019cb702-28d0-72fd-ac87-7064c4d1d40d	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	50000	2026-03-04 04:01:38+00	transaction
019cb702-28d0-72fd-ac87-7064c4d1d40d	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-50000	2026-03-04 04:01:38+00	transaction
019cb702-28d0-7934-9abf-66340da7de93	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-50000	2026-03-04 04:01:38+00	transaction
019cb702-28d0-7934-9abf-66340da7de93	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	50000	2026-03-04 04:01:38+00	transaction
019cb702-9a18-7296-a1b0-07d08427b940	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	3000	2026-03-04 04:02:07+00	transaction
019cb702-9a18-7296-a1b0-07d08427b940	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-3000	2026-03-04 04:02:07+00	transaction
019cb703-0b60-7890-8e98-27237ae763ab	1	card	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	1000	2026-03-04 04:02:36+00	transaction
019cb703-0b60-7890-8e98-27237ae763ab	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-1000	2026-03-04 04:02:36+00	transaction
019cb703-0b60-7c59-b348-2bc284573880	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	15000	2026-03-04 04:02:36+00	transaction
019cb703-0b60-7c59-b348-2bc284573880	2	clearing	\N	cash	-15000	2026-03-04 04:02:36+00	transaction
019cb703-0b60-7afe-bc4f-a3f2f7bd6d67	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	33333	2026-03-04 04:02:36+00	transaction
019cb703-0b60-7afe-bc4f-a3f2f7bd6d67	2	clearing	\N	bank	-33333	2026-03-04 04:02:36+00	transaction
019cb703-0b60-714d-be7c-8e04c1cafa83	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	-33333	2026-03-04 04:02:36+00	transaction
019cb703-0b60-714d-be7c-8e04c1cafa83	2	clearing	\N	bank	33333	2026-03-04 04:02:36+00	transaction
019cb703-0b60-77bb-abc0-674805ac1d3d	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	2000	2026-03-04 04:02:36+00	transaction
019cb703-0b60-77bb-abc0-674805ac1d3d	2	clearing	\N	sandbox	-2000	2026-03-04 04:02:36+00	transaction
019cb703-0b60-71ad-a2ba-d94a0e5db7c0	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	1500	2026-03-04 04:02:36+00	transaction
019cb703-0b60-71ad-a2ba-d94a0e5db7c0	2	clearing	\N	sandbox	-1500	2026-03-04 04:02:36+00	transaction
019cbc27-a240-7d03-9f3a-997cd9ad27d9	1	card	019cbc27-a240-7b9e-856a-986fb2a0bccb	\N	5000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-7d03-9f3a-997cd9ad27d9	2	voucher_issue	\N	\N	-5000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-72d3-8ced-745c6c4e5ea2	1	card	019cbc27-a240-7c62-b76b-3780e1956f3f	\N	10000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-72d3-8ced-745c6c4e5ea2	2	voucher_issue	\N	\N	-10000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-78a3-a84d-066216eddb6c	1	card	019cbc27-a240-756d-8b62-568ebc173dd1	\N	10000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-78a3-a84d-066216eddb6c	2	voucher_issue	\N	\N	-10000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-75cf-98c7-bd348f29e9b6	1	card	019cbc27-a240-7bac-adaf-6c246ca301e7	\N	10000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-75cf-98c7-bd348f29e9b6	2	voucher_issue	\N	\N	-10000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-7664-977f-c94fc95339a6	1	card	019cbc27-a240-7c64-a483-07943651d42f	\N	3000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-7664-977f-c94fc95339a6	2	voucher_issue	\N	\N	-3000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-7f57-ab7b-ea01d0ba5e31	1	card	019cbc27-a240-7928-a545-9324b9d83a8a	\N	7000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-7f57-ab7b-ea01d0ba5e31	2	voucher_issue	\N	\N	-7000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-7f33-85d1-0fda4e75b162	1	card	019cbc27-a240-7c3a-b53c-dcc32348597f	\N	4000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-7f33-85d1-0fda4e75b162	2	voucher_issue	\N	\N	-4000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-7569-8ab7-885b813704db	1	card	019cbc27-a240-7273-8538-a4663b8e6081	\N	6000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-7569-8ab7-885b813704db	2	voucher_issue	\N	\N	-6000	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-72c8-bd22-9058aa9b0657	1	card	019cbc27-a240-7ae5-bbc5-c432b27793a7	\N	2500	2026-03-05 04:00:40+00	voucher_issue
019cbc27-a240-72c8-bd22-9058aa9b0657	2	voucher_issue	\N	\N	-2500	2026-03-05 04:00:40+00	voucher_issue
019cbc28-4268-768f-b561-1a1e287f6fa8	1	card	019cbc27-a240-7c62-b76b-3780e1956f3f	\N	-10000	2026-03-05 04:01:21+00	transaction
019cbc28-4268-768f-b561-1a1e287f6fa8	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	6000	2026-03-05 04:01:21+00	transaction
019cbc28-4268-768f-b561-1a1e287f6fa8	3	breakage	\N	\N	4000	2026-03-05 04:01:21+00	transaction
019cbc28-e290-7829-9643-2be4b94f7837	1	card	019cbc27-a240-756d-8b62-568ebc173dd1	\N	-10000	2026-03-05 04:02:02+00	transaction
019cbc28-e290-7829-9643-2be4b94f7837	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	7500	2026-03-05 04:02:02+00	transaction
019cbc28-e290-7829-9643-2be4b94f7837	3	breakage	\N	\N	2500	2026-03-05 04:02:02+00	transaction
019cbc29-82b8-7066-845a-a0e30339d291	1	card	019cbc27-a240-7bac-adaf-6c246ca301e7	\N	-10000	2026-03-05 04:02:43+00	transaction
019cbc29-82b8-7066-845a-a0e30339d291	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	8150	2026-03-05 04:02:43+00	transaction
019cbc29-82b8-7066-845a-a0e30339d291	3	breakage	\N	\N	1850	2026-03-05 04:02:43+00	transaction
019cc14e-3108-7404-b049-2f2742d09473	1	card	019cbc27-a240-756d-8b62-568ebc173dd1	\N	2000	2026-03-06 04:00:53+00	transaction
019cc14e-3108-7404-b049-2f2742d09473	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-2000	2026-03-06 04:00:53+00	transaction
019cc14f-0010-7fb0-9957-e18555c889b7	1	card	019cbc27-a240-7bac-adaf-6c246ca301e7	\N	3150	2026-03-06 04:01:46+00	transaction
019cc14f-0010-7fb0-9957-e18555c889b7	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	-3150	2026-03-06 04:01:46+00	transaction
019cc14f-cf18-7ad5-8194-7d3570007e14	1	card	019cbc27-a240-7bac-adaf-6c246ca301e7	\N	6850	2026-03-06 04:02:39+00	transaction
019cc14f-cf18-7ad5-8194-7d3570007e14	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	-5000	2026-03-06 04:02:39+00	transaction
019cc14f-cf18-7ad5-8194-7d3570007e14	3	breakage	\N	\N	-1850	2026-03-06 04:02:39+00	transaction
019cc14f-cf18-7c96-83ff-ad0e6e9185a1	1	card	019cbc27-a240-7928-a545-9324b9d83a8a	\N	-7000	2026-03-06 04:02:39+00	voucher_lapse
019cc14f-cf18-7c96-83ff-ad0e6e9185a1	2	breakage	\N	\N	7000	2026-03-06 04:02:39+00	voucher_lapse
019cc14f-cf18-753c-b13a-d8c4b5a8379c	1	card	019cc14f-cf18-7524-be26-f54ffbd49723	\N	2500	2026-03-06 04:02:39+00	replacement
019cc14f-cf18-753c-b13a-d8c4b5a8379c	2	card	019cbc27-a240-7ae5-bbc5-c432b27793a7	\N	-2500	2026-03-06 04:02:39+00	replacement
019cc6ab-48c0-7d0b-8128-df7d29275399	1	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-758	2026-03-07 05:00:40+00	settlement_fee
019cc6ab-48c0-7d0b-8128-df7d29275399	2	fees	\N	\N	758	2026-03-07 05:00:40+00	settlement_fee
019cc6ad-1d80-7011-8fbc-0146deab81e6	1	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-104572	2026-03-07 05:02:40+00	settlement_paid
019cc6ad-1d80-7011-8fbc-0146deab81e6	2	bank	\N	\N	104572	2026-03-07 05:02:40+00	settlement_paid
019cc6af-2cd8-7ce7-9594-6a1fef9a82a1	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	-29000	2026-03-07 05:04:55+00	transaction
019cc6af-2cd8-7ce7-9594-6a1fef9a82a1	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	29000	2026-03-07 05:04:55+00	transaction
019cc6af-fbe0-77ac-b665-5bcb03055fba	1	card	019cacb3-f200-7117-bb80-7d5310475184	\N	29000	2026-03-07 05:05:48+00	transaction
019cc6af-fbe0-77ac-b665-5bcb03055fba	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-29000	2026-03-07 05:05:48+00	transaction
019ccb9b-5668-74ca-8215-585eb9fff1c7	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-1998	2026-03-08 04:01:21+00	transaction
019ccb9b-5668-74ca-8215-585eb9fff1c7	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	1998	2026-03-08 04:01:21+00	transaction
019ccb9c-67d8-70be-9f6e-2c9567993a22	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	150000	2026-03-08 04:02:31+00	transaction
019ccb9c-67d8-70be-9f6e-2c9567993a22	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-150000	2026-03-08 04:02:31+00	transaction
019cd0f7-6480-76f7-b37d-3a474d781cf8	1	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-57	2026-03-09 05:00:00+00	settlement_fee
019cd0f7-6480-76f7-b37d-3a474d781cf8	2	fees	\N	\N	57	2026-03-09 05:00:00+00	settlement_fee
019cdb44-bca8-741f-a27d-b97cbf8da3ca	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-758	2026-03-11 05:00:41+00	transaction
019cdb44-bca8-741f-a27d-b97cbf8da3ca	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	758	2026-03-11 05:00:41+00	transaction
019cdb45-8bb0-7852-9cee-20ef9daa1f82	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	125	2026-03-11 05:01:34+00	transaction
019cdb45-8bb0-7852-9cee-20ef9daa1f82	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-125	2026-03-11 05:01:34+00	transaction
019cdb46-2bd8-7475-a1d6-821b3ea1c12d	1	card	019cacb3-f200-754c-8305-dbeb668907a8	\N	-15000	2026-03-11 05:02:15+00	transaction
019cdb46-2bd8-7475-a1d6-821b3ea1c12d	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	15000	2026-03-11 05:02:15+00	transaction
019cdb46-2bd8-71d6-83e7-20e42e7482f3	1	card	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	58600	2026-03-11 05:02:15+00	replacement
019cdb46-2bd8-71d6-83e7-20e42e7482f3	2	card	019cacb3-f200-754c-8305-dbeb668907a8	\N	-58600	2026-03-11 05:02:15+00	replacement
019cdb46-fae0-7bac-a2b7-82a25904e005	1	card	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	5000	2026-03-11 05:03:08+00	transaction
019cdb46-fae0-7bac-a2b7-82a25904e005	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-5000	2026-03-11 05:03:08+00	transaction
019cdb47-c9e8-7901-b896-faa721dc1943	1	card	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	400	2026-03-11 05:04:01+00	transaction
019cdb47-c9e8-7901-b896-faa721dc1943	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-400	2026-03-11 05:04:01+00	transaction
019ce06a-7880-75f1-974c-f36cd8a81701	1	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	80300	2026-03-12 05:00:00+00	replacement
019ce06a-7880-75f1-974c-f36cd8a81701	2	card	019cacb3-f200-7117-bb80-7d5310475184	\N	-80300	2026-03-12 05:00:00+00	replacement
019ceab7-d0a8-7041-a6ba-7972cacb0ce1	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-950	2026-03-14 05:00:41+00	transaction
019ceab7-d0a8-7041-a6ba-7972cacb0ce1	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	950	2026-03-14 05:00:41+00	transaction
019ceaef-5f50-7681-971c-2b3837f0086b	1	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-1620	2026-03-14 06:01:22+00	settlement_fee
019ceaef-5f50-7681-971c-2b3837f0086b	2	fees	\N	\N	1620	2026-03-14 06:01:22+00	settlement_fee
019ceaf2-1e70-74cf-b5ad-3f9ae836ec1c	1	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-45629	2026-03-14 06:04:22+00	settlement_paid
019ceaf2-1e70-74cf-b5ad-3f9ae836ec1c	2	bank	\N	\N	45629	2026-03-14 06:04:22+00	settlement_paid
019cf504-88a8-7586-9e36-51ab73702610	1	card	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	-7000	2026-03-16 05:00:41+00	transaction
019cf504-88a8-7586-9e36-51ab73702610	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	7000	2026-03-16 05:00:41+00	transaction
019cf504-88a8-7fd2-862c-9220d2709b26	1	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	57000	2026-03-16 05:00:41+00	replacement
019cf504-88a8-7fd2-862c-9220d2709b26	2	card	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	-57000	2026-03-16 05:00:41+00	replacement
019cf505-57b0-73aa-925d-fe038a3b346a	1	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	1000	2026-03-16 05:01:34+00	transaction
019cf505-57b0-73aa-925d-fe038a3b346a	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-1000	2026-03-16 05:01:34+00	transaction
019cff51-40a8-7c22-8b48-c6cb8c0fb970	1	card	019cacb3-f200-7360-afb4-55d62d5c18ed	\N	-78000	2026-03-18 05:00:41+00	payout
019cff51-40a8-7c22-8b48-c6cb8c0fb970	2	payout	\N	\N	78000	2026-03-18 05:00:41+00	payout
019d0477-9ca8-7363-bfcb-56c91f1a9d1a	1	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	-319	2026-03-19 05:00:41+00	transaction
019d0477-9ca8-7363-bfcb-56c91f1a9d1a	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	319	2026-03-19 05:00:41+00	transaction
019d09d4-4700-7748-89d5-2fd13110269b	1	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-81	2026-03-20 06:00:00+00	settlement_fee
019cbc2a-22e0-7cdf-a20d-cf2374a72d7d	1	card	019cbc27-a240-7c64-a483-07943651d42f	\N	-3000	2026-03-05 04:03:24+00	transaction
019cbc2a-22e0-7cdf-a20d-cf2374a72d7d	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	3000	2026-03-05 04:03:24+00	transaction
019cbc2a-c308-74fb-80b0-29038efd3eb1	1	card	019cbc27-a240-7273-8538-a4663b8e6081	\N	-6000	2026-03-05 04:04:05+00	transaction
019cbc2a-c308-74fb-80b0-29038efd3eb1	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	4500	2026-03-05 04:04:05+00	transaction
019cbc2a-c308-74fb-80b0-29038efd3eb1	3	breakage	\N	\N	1500	2026-03-05 04:04:05+00	transaction
019cc14f-cf18-7742-ab32-c9f5dba6ea3a	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-38	2026-03-06 04:02:39+00	settlement_fee
019cc14f-cf18-7742-ab32-c9f5dba6ea3a	2	fees	\N	\N	38	2026-03-06 04:02:39+00	settlement_fee
019cc6ad-bda8-7c86-b524-d4438790aebb	1	card	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	-12000	2026-03-07 05:03:21+00	transaction
019cc6ad-bda8-7c86-b524-d4438790aebb	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	12000	2026-03-07 05:03:21+00	transaction
019cc6ae-8cb0-7bdb-8c86-15ad3a417082	1	card	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	10000	2026-03-07 05:04:14+00	transaction
019cc6ae-8cb0-7bdb-8c86-15ad3a417082	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-10000	2026-03-07 05:04:14+00	transaction
019ccb9b-f690-7c34-8555-6acab029d358	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-2664	2026-03-08 04:02:02+00	transaction
019ccb9b-f690-7c34-8555-6acab029d358	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	2664	2026-03-08 04:02:02+00	transaction
019cd61e-60a8-72c5-8708-028ae42acace	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-694	2026-03-10 05:00:41+00	transaction
019cd61e-60a8-72c5-8708-028ae42acace	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	694	2026-03-10 05:00:41+00	transaction
019ce06a-7880-7f36-9099-244a896cec47	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-8	2026-03-12 05:00:00+00	settlement_fee
019ce06a-7880-7f36-9099-244a896cec47	2	fees	\N	\N	8	2026-03-12 05:00:00+00	settlement_fee
019ceab8-70d0-7d98-a3e3-506e31e46aa6	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-179400	2026-03-14 05:01:22+00	transaction
019ceab8-70d0-7d98-a3e3-506e31e46aa6	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	179400	2026-03-14 05:01:22+00	transaction
019cefde-2ca8-7de5-a98f-f1a58fad3eb0	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	-1015	2026-03-15 05:00:41+00	transaction
019cefde-2ca8-7de5-a98f-f1a58fad3eb0	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	1015	2026-03-15 05:00:41+00	transaction
019cefde-fbb0-7924-9bef-9d86400943c3	1	card	019cbc27-a240-7273-8538-a4663b8e6081	\N	6000	2026-03-15 05:01:34+00	transaction
019cefde-fbb0-7924-9bef-9d86400943c3	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-4500	2026-03-15 05:01:34+00	transaction
019cefde-fbb0-7924-9bef-9d86400943c3	3	breakage	\N	\N	-1500	2026-03-15 05:01:34+00	transaction
019cf505-57b0-746e-afa5-a714602ce919	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-13	2026-03-16 05:01:34+00	settlement_fee
019cf505-57b0-746e-afa5-a714602ce919	2	fees	\N	\N	13	2026-03-16 05:01:34+00	settlement_fee
019cfa2a-e4a8-7b4a-8cc2-0b2952113f1b	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-15000	2026-03-17 05:00:41+00	transaction
019cfa2a-e4a8-7b4a-8cc2-0b2952113f1b	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	15000	2026-03-17 05:00:41+00	transaction
019cff51-40a8-77b2-be50-da0d1531071e	1	card	019cacb3-f200-7360-afb4-55d62d5c18ed	\N	-2000	2026-03-18 05:00:41+00	transaction
019cff51-40a8-77b2-be50-da0d1531071e	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	2000	2026-03-18 05:00:41+00	transaction
019d0477-9ca8-71b9-9529-e0230fe9dbda	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-25	2026-03-19 05:00:41+00	settlement_fee
019d0477-9ca8-71b9-9529-e0230fe9dbda	2	fees	\N	\N	25	2026-03-19 05:00:41+00	settlement_fee
019d13ea-b0a8-732d-a924-8f9df235f6d0	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-384	2026-03-22 05:00:41+00	transaction
019d13ea-b0a8-732d-a924-8f9df235f6d0	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	384	2026-03-22 05:00:41+00	transaction
019d1e36-c880-7ec5-9e2f-a179d7899ed1	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-4	2026-03-24 05:00:00+00	settlement_fee
019d1e36-c880-7ec5-9e2f-a179d7899ed1	2	fees	\N	\N	4	2026-03-24 05:00:00+00	settlement_fee
019d2daa-7ca8-7ea3-bfe7-7b1b932ef5e6	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	-705	2026-03-27 05:00:41+00	transaction
019d2daa-7ca8-7ea3-bfe7-7b1b932ef5e6	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	705	2026-03-27 05:00:41+00	transaction
019d32d0-d8a8-7128-90c4-e282b3ce42ce	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-9	2026-03-28 05:00:41+00	settlement_fee
019d32d0-d8a8-7128-90c4-e282b3ce42ce	2	fees	\N	\N	9	2026-03-28 05:00:41+00	settlement_fee
019d4769-a880-74a9-a8a9-d603b5e16269	1	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	-26	2026-04-01 05:00:00+00	settlement_fee
019d4769-a880-74a9-a8a9-d603b5e16269	2	fees	\N	\N	26	2026-04-01 05:00:00+00	settlement_fee
019d51b7-00a8-7c0d-bd65-ff40794d225e	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-1094	2026-04-03 05:00:41+00	transaction
019d51b7-00a8-7c0d-bd65-ff40794d225e	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	1094	2026-04-03 05:00:41+00	transaction
019d5c03-1880-7e36-a01c-0e867d56e0ed	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-13	2026-04-05 05:00:00+00	settlement_fee
019d5c03-1880-7e36-a01c-0e867d56e0ed	2	fees	\N	\N	13	2026-04-05 05:00:00+00	settlement_fee
019d6b76-cca8-7354-8e8e-5b8563b1642b	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	-395	2026-04-08 05:00:41+00	transaction
019d6b76-cca8-7354-8e8e-5b8563b1642b	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	395	2026-04-08 05:00:41+00	transaction
019d709d-5788-7dde-a5fd-2afbc3d7b184	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-5	2026-04-09 05:00:53+00	settlement_fee
019d709d-5788-7dde-a5fd-2afbc3d7b184	2	fees	\N	\N	5	2026-04-09 05:00:53+00	settlement_fee
019d8f83-50a8-7b0e-91c9-63f59b320109	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-785	2026-04-15 05:00:41+00	transaction
019d8f83-50a8-7b0e-91c9-63f59b320109	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	785	2026-04-15 05:00:41+00	transaction
019d94ab-bc00-7829-8f8c-1502fe303f09	1	card	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	-3100	2026-04-16 05:02:56+00	transaction
019d94ab-bc00-7829-8f8c-1502fe303f09	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	3100	2026-04-16 05:02:56+00	transaction
019d99cf-6880-7b2d-bf9b-e15c245d5ad9	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-322	2026-04-17 05:00:00+00	settlement_fee
019d99cf-6880-7b2d-bf9b-e15c245d5ad9	2	fees	\N	\N	322	2026-04-17 05:00:00+00	settlement_fee
019da943-1ca8-78af-8ec1-8e401976a251	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	-1106	2026-04-20 05:00:41+00	transaction
019da943-1ca8-78af-8ec1-8e401976a251	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	1106	2026-04-20 05:00:41+00	transaction
019daea0-6728-704e-b7c4-f26ee779fad7	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-14	2026-04-21 06:00:41+00	settlement_fee
019daea0-6728-704e-b7c4-f26ee779fad7	2	fees	\N	\N	14	2026-04-21 06:00:41+00	settlement_fee
019dc82a-7940-7086-a061-a0ed17449b10	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-1185	2026-04-26 05:02:00+00	settlement_paid
019dc82a-7940-7086-a061-a0ed17449b10	2	bank	\N	\N	1185	2026-04-26 05:02:00+00	settlement_paid
019dc82e-22c0-74e2-94e0-fe8fd239d907	1	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	-8796	2026-04-26 05:06:00+00	settlement_paid
019dc82e-22c0-74e2-94e0-fe8fd239d907	2	bank	\N	\N	8796	2026-04-26 05:06:00+00	settlement_paid
019dcd4f-a0a8-7aff-81b2-6c9ef4c2efe9	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-535	2026-04-27 05:00:41+00	transaction
019dcd4f-a0a8-7aff-81b2-6c9ef4c2efe9	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	535	2026-04-27 05:00:41+00	transaction
019dcd4f-a0a8-7a2d-8edc-8c861cd7978e	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	4500	2026-04-27 05:00:41+00	transaction
019dcd4f-a0a8-7a2d-8edc-8c861cd7978e	2	clearing	\N	bank	-4500	2026-04-27 05:00:41+00	transaction
019dd79c-58a8-7536-b518-8a03664dc81d	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	-3660	2026-04-29 05:00:41+00	transaction
019dd79c-58a8-7536-b518-8a03664dc81d	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	3660	2026-04-29 05:00:41+00	transaction
019dd79c-c9f0-7785-8930-0a8a5a4b3c05	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	500	2026-04-29 05:01:10+00	transaction
019dd79c-c9f0-7785-8930-0a8a5a4b3c05	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-500	2026-04-29 05:01:10+00	transaction
019dd79e-3920-7dd3-90d7-a7b701252ca5	1	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-6	2026-04-29 05:02:44+00	settlement_fee
019dd79e-3920-7dd3-90d7-a7b701252ca5	2	fees	\N	\N	6	2026-04-29 05:02:44+00	settlement_fee
019de1e9-10a8-70d7-8b0f-013d5fc1aed5	1	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	-19	2026-05-01 05:00:41+00	settlement_fee
019d09d4-4700-7748-89d5-2fd13110269b	2	fees	\N	\N	81	2026-03-20 06:00:00+00	settlement_fee
019d1911-0ca8-7581-bc6b-ebce552996a7	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-448	2026-03-23 05:00:41+00	transaction
019d1911-0ca8-7581-bc6b-ebce552996a7	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	448	2026-03-23 05:00:41+00	transaction
019d1911-dbb0-7e59-8b62-cf22672d04dc	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	125	2026-03-23 05:01:34+00	transaction
019d1911-dbb0-7e59-8b62-cf22672d04dc	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-125	2026-03-23 05:01:34+00	transaction
019d2884-20a8-7bc6-b44e-415ea20ed4c0	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-641	2026-03-26 05:00:41+00	transaction
019d2884-20a8-7bc6-b44e-415ea20ed4c0	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	641	2026-03-26 05:00:41+00	transaction
019d32d0-d8a8-72ee-9afa-9991ff5bddb4	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-4662	2026-03-28 05:00:41+00	transaction
019d32d0-d8a8-72ee-9afa-9991ff5bddb4	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	4662	2026-03-28 05:00:41+00	transaction
019d3d53-df00-7e28-b82c-6781a267b23e	1	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-48	2026-03-30 06:00:00+00	settlement_fee
019d3d53-df00-7e28-b82c-6781a267b23e	2	fees	\N	\N	48	2026-03-30 06:00:00+00	settlement_fee
019d4243-eca8-73c4-bf6c-26284433a83c	1	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	-1503	2026-03-31 05:00:41+00	transaction
019d4243-eca8-73c4-bf6c-26284433a83c	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	1503	2026-03-31 05:00:41+00	transaction
019d56dd-5ca8-7f1f-9f12-210e00d473f1	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-1159	2026-04-04 05:00:41+00	transaction
019d56dd-5ca8-7f1f-9f12-210e00d473f1	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	1159	2026-04-04 05:00:41+00	transaction
019d56de-2bb0-7d95-9759-777c2523d36b	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	125	2026-04-04 05:01:34+00	transaction
019d56de-2bb0-7d95-9759-777c2523d36b	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-125	2026-04-04 05:01:34+00	transaction
019d6650-70a8-784b-89bd-10cab595a215	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-331	2026-04-07 05:00:41+00	transaction
019d6650-70a8-784b-89bd-10cab595a215	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	331	2026-04-07 05:00:41+00	transaction
019d709d-5788-7e62-a41b-a385bd77ff99	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	55	2026-04-09 05:00:53+00	transaction
019d709d-5788-7e62-a41b-a385bd77ff99	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-55	2026-04-09 05:00:53+00	transaction
019d7ae9-b1c8-74cc-b97d-685590505379	1	card	019cacb3-f200-7ed9-a74d-3e7458ff76bd	\N	32100	2026-04-11 05:00:29+00	transaction
019d7ae9-b1c8-74cc-b97d-685590505379	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-32100	2026-04-11 05:00:29+00	transaction
019d8010-3ca8-71a1-a0c5-eff34b2f1ab3	1	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	-1087	2026-04-12 05:00:41+00	transaction
019d8010-3ca8-71a1-a0c5-eff34b2f1ab3	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	1087	2026-04-12 05:00:41+00	transaction
019d94a9-aca8-7c28-b33a-a1ec18c957c8	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-849	2026-04-16 05:00:41+00	transaction
019d94a9-aca8-7c28-b33a-a1ec18c957c8	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	849	2026-04-16 05:00:41+00	transaction
019d94aa-7bb0-7ccf-bbee-f919b5d24382	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	125	2026-04-16 05:01:34+00	transaction
019d94aa-7bb0-7ccf-bbee-f919b5d24382	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-125	2026-04-16 05:01:34+00	transaction
019d94ab-1bd8-73e1-92a5-6fe574091f94	1	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	-25000	2026-04-16 05:02:15+00	transaction
019d94ab-1bd8-73e1-92a5-6fe574091f94	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	25000	2026-04-16 05:02:15+00	transaction
019da41c-c0a8-743c-abf8-de6db6a59529	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-1042	2026-04-19 05:00:41+00	transaction
019da41c-c0a8-743c-abf8-de6db6a59529	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	1042	2026-04-19 05:00:41+00	transaction
019dae9f-c700-74d9-b6d5-038cf13bbb0d	1	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-27	2026-04-21 06:00:00+00	settlement_fee
019dae9f-c700-74d9-b6d5-038cf13bbb0d	2	fees	\N	\N	27	2026-04-21 06:00:00+00	settlement_fee
019daea0-6728-794d-9fec-7ab6044bde40	1	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	-1710	2026-04-21 06:00:41+00	transaction
019daea0-6728-794d-9fec-7ab6044bde40	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	1710	2026-04-21 06:00:41+00	transaction
019dbddc-8ca8-73fe-8eb2-70eeb5379f2d	1	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	-571	2026-04-24 05:00:41+00	transaction
019dbddc-8ca8-73fe-8eb2-70eeb5379f2d	2	merchant	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N	571	2026-04-24 05:00:41+00	transaction
019dcd4f-a0a8-7b3c-b9ce-69aa7ced07ff	1	card	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	500	2026-04-27 05:00:41+00	transaction
019dcd4f-a0a8-7b3c-b9ce-69aa7ced07ff	2	clearing	\N	sandbox	-500	2026-04-27 05:00:41+00	transaction
019dd275-fca8-77dd-ae2e-af217a031c6a	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-599	2026-04-28 05:00:41+00	transaction
019dd275-fca8-77dd-ae2e-af217a031c6a	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	599	2026-04-28 05:00:41+00	transaction
019dd276-cbb0-7609-a04f-52be69b5604a	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	125	2026-04-28 05:01:34+00	transaction
019dd276-cbb0-7609-a04f-52be69b5604a	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	-125	2026-04-28 05:01:34+00	transaction
019dd79d-6a18-767d-a7b6-bd51df7d4efe	1	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	-5890	2026-04-29 05:01:51+00	transaction
019dd79d-6a18-767d-a7b6-bd51df7d4efe	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	5890	2026-04-29 05:01:51+00	transaction
019dd79e-3920-7120-97da-3c3a504da7c7	1	card	019cf504-88a8-7368-b9c4-2474bd927242	\N	205	2026-04-29 05:02:44+00	transaction
019dd79e-3920-7120-97da-3c3a504da7c7	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-205	2026-04-29 05:02:44+00	transaction
019de1e9-10a8-790b-914a-fe93498922cb	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-732	2026-05-01 05:00:41+00	transaction
019de1e9-10a8-790b-914a-fe93498922cb	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	732	2026-05-01 05:00:41+00	transaction
019de6f8-d768-753d-b81a-138f1a8df8a0	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-606	2026-05-02 04:36:01+00	transaction
019de6f8-d768-753d-b81a-138f1a8df8a0	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	606	2026-05-02 04:36:01+00	transaction
019de6fc-6590-7847-bcca-cf3635123ffd	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	115	2026-05-02 04:39:54+00	transaction
019de6fc-6590-7847-bcca-cf3635123ffd	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-115	2026-05-02 04:39:54+00	transaction
019de70a-e868-7da2-b8e2-71ad700c18ea	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	1100	2026-05-02 04:55:45+00	transaction
019de70a-e868-7da2-b8e2-71ad700c18ea	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-1100	2026-05-02 04:55:45+00	transaction
019de70a-e868-779a-9ea4-5695d692b960	1	card	019cacb3-f200-72fa-968b-c07873d9250d	\N	-1100	2026-05-02 04:55:45+00	transaction
019de70a-e868-779a-9ea4-5695d692b960	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	1100	2026-05-02 04:55:45+00	transaction
019de1e9-10a8-70d7-8b0f-013d5fc1aed5	2	fees	\N	\N	19	2026-05-01 05:00:41+00	settlement_fee
019de709-d6f8-733e-a643-183486430d69	1	card	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	-1212	2026-05-02 04:54:35+00	transaction
019de709-d6f8-733e-a643-183486430d69	2	merchant	019cacb3-f200-7d65-8bb8-989ff5922504	\N	1212	2026-05-02 04:54:35+00	transaction
019de70a-7720-792f-9039-6425828050de	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	-1818	2026-05-02 04:55:16+00	transaction
019de70a-7720-792f-9039-6425828050de	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	1818	2026-05-02 04:55:16+00	transaction
019de70a-7720-7ac3-927d-d63bdeea0f63	1	card	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	1818	2026-05-02 04:55:16+00	transaction
019de70a-7720-7ac3-927d-d63bdeea0f63	2	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	-1818	2026-05-02 04:55:16+00	transaction
019de70a-e868-70cc-a5b3-c635ee1c4988	1	card	019de70a-e868-7f09-b8be-908041f2a488	\N	1000	2026-05-02 04:55:45+00	voucher_issue
019de70a-e868-70cc-a5b3-c635ee1c4988	2	voucher_issue	\N	\N	-1000	2026-05-02 04:55:45+00	voucher_issue
\.


--
-- Data for Name: limits; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.limits (kind, object_id, amount) FROM stdin;
merchant_day	019cacb3-f200-7274-bee5-585d8203bef3	2500000
merchant_day	019cacb3-f200-7a31-89b1-43e8e24ee5f9	\N
card_day	00000000-0000-0000-0000-000000000000	900000
charge	00000000-0000-0000-0000-000000000000	\N
merchant_refund_day	019cacb3-f200-7d65-8bb8-989ff5922504	70000
staff_refund_day	019cacb3-f200-7ce2-bb04-33c196cd5855	40000
\.


--
-- Data for Name: marks; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.marks (name, at) FROM stdin;
backup	2026-05-02 04:01:40+00
verify	2026-05-02 04:01:40+00
\.


--
-- Data for Name: member_cards; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.member_cards (id, card_no, card_type, status, member_id, balance, points, points_debt, level, fixed_rate, expires_at, created_at, last_entry_at, name, binding_password_hash, replaced_by, last_payment_id, spent_day, spent) FROM stdin;
019ad2b3-f380-7c77-b30d-2b8c3742d4c8	STD00000900	standard	active	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	70000	250	0	0	\N	\N	2025-11-30 03:00:00+00	2026-03-02 04:00:00+00	\N	\N	\N	\N	\N	0
019cacb3-f200-7837-8c2e-acadb3cfd414	STD00000908	standard	active	019cacb3-f200-7ab5-9a38-b6166f418346	0	0	0	0	\N	\N	2026-03-02 04:00:00+00	\N	\N	\N	\N	\N	\N	0
019cacb3-f200-7b4b-852d-a26f62aa8364	STD00000909	standard	active	019cacb3-f200-713f-9ede-168be74c61bd	0	0	0	0	\N	\N	2026-03-02 04:00:00+00	\N	\N	\N	\N	\N	\N	0
019cacb3-f200-79f7-9fb4-3021071b2840	STD00000910	standard	active	019cacb3-f200-7016-816e-7535b7509ede	0	0	0	0	\N	\N	2026-03-02 04:00:00+00	\N	\N	\N	\N	\N	\N	0
019cacb3-f200-7ed9-a74d-3e7458ff76bd	STD00000907	standard	inactive	019cacb3-f200-7876-a112-9ee344e32296	112100	0	0	0	\N	\N	2026-03-02 04:00:00+00	2026-04-11 05:00:29+00	\N	\N	\N	\N	\N	0
019cacb3-f200-751e-a9dd-2b4a66703a67	STD00000002	standard	active	019cacb3-f200-71b4-ae3f-2c308c4e2945	202732	5360	0	2	\N	\N	2026-03-02 04:00:00+00	2026-05-02 04:54:35+00	\N	\N	\N	\N	20575	1212
019cb1da-4e00-7125-a78c-c93515d21e88	COR00000001	corporate	active	\N	0	0	0	0	600	\N	2026-03-03 04:00:00+00	\N	公司	$argon2id$v=19$m=19456,t=2,p=1$09MtFdPqbA7LQbp2gGiwng$lcED8KavKrJ2rB1nBn7627BYPgX5nsdP+3b7aODWJA8	\N	\N	\N	0
019cacb3-f200-7360-afb4-55d62d5c18ed	STD00000903	standard	closed	019cacb3-f200-7a3f-85a0-ed588171fbaf	0	20	0	0	\N	\N	2026-03-02 04:00:00+00	2026-03-18 05:00:41+00	\N	\N	\N	\N	20530	2000
019cacb3-f200-7e15-8fb6-3a5b2d9fd603	STD00000901	standard	active	019cacb3-f200-711b-9d8a-b82b813f0d8e	74219	164	0	0	\N	\N	2026-03-02 04:00:00+00	2026-05-02 04:55:16+00	\N	\N	\N	\N	20575	1818
019cb1da-4e00-784c-977c-c3416c39949f	COR00000002	corporate	inactive	\N	0	0	0	0	750	2027-12-31 16:00:00+00	2026-03-03 04:00:00+00	\N	Frozen Ltd	$argon2id$v=19$m=19456,t=2,p=1$sg1jJcYBe+pL12a3e54prQ$im+UbcvtvmbZByVO0ZHDbGoqOg5HZVtv5jeyt4kARnU	\N	\N	\N	0
019cb1da-4e00-7a5a-affd-e41e4666efe4	COR00000003	corporate	closed	\N	0	0	0	0	500	2026-03-31 16:00:00+00	2026-03-03 04:00:00+00	\N	Closed Ltd	$argon2id$v=19$m=19456,t=2,p=1$2/zQD2lDJGmRh0m7PguBsg$XLz0iXP4+X8mAi/GVzc2QqinCN8vljoJN7CHYWfNTiA	\N	\N	\N	0
019cacb3-f200-72fa-968b-c07873d9250d	STD00000001	standard	active	019cacb3-f200-7b89-b336-8fbbf1c1437e	271490	257	0	0	\N	\N	2026-03-02 04:00:00+00	2026-05-02 04:55:45+00	\N	\N	\N	\N	20575	606
019cacb3-f200-7ee4-a552-ebd58ce34294	STD00000905	standard	active	019cacb3-f200-79a0-9995-f81774618e69	75900	0	54	0	\N	\N	2026-03-02 04:00:00+00	2026-04-16 05:02:56+00	\N	\N	\N	\N	20559	3100
019de70a-e868-7f09-b8be-908041f2a488	VCH00000011	voucher	active	019cacb3-f200-7b89-b336-8fbbf1c1437e	1000	0	0	0	\N	2027-06-30 16:00:00+00	2026-05-02 04:55:45+00	2026-05-02 04:55:45+00	\N	\N	\N	\N	\N	0
019de70a-e868-7d84-beca-c432fdfd2b0d	STD00000914	standard	active	019de70a-e868-7cd9-bb21-0fa8971cfb39	0	0	0	0	\N	\N	2026-05-02 04:55:45+00	\N	\N	\N	\N	\N	\N	0
019cacb3-f200-754c-8305-dbeb668907a8	STD00000904	standard	lost	019cacb3-f200-74d9-b15e-195fbdbc1283	0	0	0	0	\N	\N	2026-03-02 04:00:00+00	2026-03-11 05:02:15+00	\N	\N	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	20523	15000
019cacb3-f200-7117-bb80-7d5310475184	STD00000902	standard	lost	019cacb3-f200-7e47-b289-7149a2ce18f9	0	0	0	0	\N	\N	2026-03-02 04:00:00+00	2026-03-12 05:00:00+00	\N	\N	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	20519	29000
019cacb3-f200-7391-b6fa-51dd9be6bb88	STD00000906	standard	lost	019cacb3-f200-7009-88d0-0e825b4c3fae	80000	0	0	0	\N	\N	2026-03-02 04:00:00+00	2026-03-02 04:00:00+00	\N	\N	\N	\N	\N	0
019cbc27-a240-7b9e-856a-986fb2a0bccb	VCH00000001	voucher	active	019cacb3-f200-71b4-ae3f-2c308c4e2945	5000	0	0	0	\N	2027-06-30 16:00:00+00	2026-03-05 04:00:40+00	2026-03-05 04:00:40+00	生日禮	\N	\N	\N	\N	0
019cbc27-a240-7c3a-b53c-dcc32348597f	VCH00000007	voucher	active	019cacb3-f200-7e47-b289-7149a2ce18f9	4000	0	0	0	\N	2026-03-20 16:00:00+00	2026-03-05 04:00:40+00	2026-03-05 04:00:40+00	春	\N	\N	\N	\N	0
019cbc27-a240-7c62-b76b-3780e1956f3f	VCH00000002	voucher	used	019cacb3-f200-71b4-ae3f-2c308c4e2945	0	0	0	0	\N	2027-06-30 16:00:00+00	2026-03-05 04:00:40+00	2026-03-05 04:01:21+00	\N	\N	\N	019cbc28-4268-768f-b561-1a1e287f6fa8	20517	6000
019cbc27-a240-7c64-a483-07943651d42f	VCH00000005	voucher	used	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	0	0	0	\N	2027-06-30 16:00:00+00	2026-03-05 04:00:40+00	2026-03-05 04:03:24+00	\N	\N	\N	019cbc2a-22e0-7cdf-a20d-cf2374a72d7d	20517	3000
019cbc27-a240-756d-8b62-568ebc173dd1	VCH00000003	voucher	active	019cacb3-f200-71b4-ae3f-2c308c4e2945	2000	0	0	0	\N	2027-06-30 16:00:00+00	2026-03-05 04:00:40+00	2026-03-06 04:00:53+00	\N	\N	\N	019cbc28-e290-7829-9643-2be4b94f7837	20517	7500
019cbc27-a240-7bac-adaf-6c246ca301e7	VCH00000004	voucher	active	019cacb3-f200-7b89-b336-8fbbf1c1437e	10000	0	0	0	\N	2027-06-30 16:00:00+00	2026-03-05 04:00:40+00	2026-03-06 04:02:39+00	\N	\N	\N	019cbc29-82b8-7066-845a-a0e30339d291	20517	8150
019cbc27-a240-7928-a545-9324b9d83a8a	VCH00000006	voucher	closed	019cacb3-f200-7e47-b289-7149a2ce18f9	0	0	0	0	\N	2027-06-30 16:00:00+00	2026-03-05 04:00:40+00	2026-03-06 04:02:39+00	\N	\N	\N	\N	\N	0
019cbc27-a240-7ae5-bbc5-c432b27793a7	VCH00000009	voucher	lost	019cacb3-f200-7876-a112-9ee344e32296	0	0	0	0	\N	2027-06-30 16:00:00+00	2026-03-05 04:00:40+00	2026-03-06 04:02:39+00	\N	\N	019cc14f-cf18-7524-be26-f54ffbd49723	\N	\N	0
019cc14f-cf18-7524-be26-f54ffbd49723	VCH00000010	voucher	active	019cacb3-f200-7876-a112-9ee344e32296	2500	0	0	0	\N	2027-06-30 16:00:00+00	2026-03-06 04:02:39+00	2026-03-06 04:02:39+00	\N	\N	\N	\N	\N	0
019cbc27-a240-7273-8538-a4663b8e6081	VCH00000008	voucher	active	019cacb3-f200-711b-9d8a-b82b813f0d8e	6000	0	0	0	\N	2026-03-20 05:01:34+00	2026-03-05 04:00:40+00	2026-03-15 05:01:34+00	\N	\N	\N	019cbc2a-c308-74fb-80b0-29038efd3eb1	20517	4500
019cdb46-2bd8-7319-83ed-1fc0dda568af	STD00000911	standard	lost	019cacb3-f200-74d9-b15e-195fbdbc1283	0	0	0	0	\N	\N	2026-03-11 05:02:15+00	2026-03-16 05:00:41+00	\N	\N	019cf504-88a8-7368-b9c4-2474bd927242	\N	20528	7000
019ce06a-7880-73d1-b0d4-587bc84929b4	STD00000912	standard	active	019cacb3-f200-7e47-b289-7149a2ce18f9	77320	0	257	0	\N	\N	2026-03-12 05:00:00+00	2026-04-27 05:00:41+00	\N	\N	\N	\N	20567	571
019cf504-88a8-7368-b9c4-2474bd927242	STD00000913	standard	active	019cacb3-f200-74d9-b15e-195fbdbc1283	25605	1048	0	1	\N	\N	2026-03-16 05:00:41+00	2026-04-29 05:02:44+00	\N	\N	\N	\N	20572	5890
\.


--
-- Data for Name: member_external_identities; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.member_external_identities (provider, external_id, member_id) FROM stdin;
wechat	wx-older	019ad2b3-f380-78e5-ae6c-0b268eba0ac4
line	U-1	019cacb3-f200-711b-9d8a-b82b813f0d8e
alipay	ali-2	019cacb3-f200-7e47-b289-7149a2ce18f9
wechat	wechat-chen	019cacb3-f200-71b4-ae3f-2c308c4e2945
line	line-chen	019cacb3-f200-71b4-ae3f-2c308c4e2945
line	U-list-2	019cacb3-f200-7016-816e-7535b7509ede
\.


--
-- Data for Name: member_profiles; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.member_profiles (id, member_no, name, phone, email, status, password_hash, password_temporary, access_epoch, created_at) FROM stdin;
019cacb3-f200-7b89-b336-8fbbf1c1437e	M00000001	0912000001	0912000001	lin@example.com	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019cacb3-f200-71b4-ae3f-2c308c4e2945	M00000002	0912000002	0912000002	chen@example.com	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019ad2b3-f380-78e5-ae6c-0b268eba0ac4	M00000900	舊會員	886-2-900	older@example.com	inactive	\N	f	3	2025-11-30 03:00:00+00
019cacb3-f200-74d9-b15e-195fbdbc1283	M00000904	黃大	0933000004	huang+card@example.com	active	$argon2id$v=19$m=19456,t=2,p=1$+rnqubVBF3p0NI0v3sdtwQ$itcTO39g03W/c70Op5+P8Oty/cEVlkLaUgE26EiM3Cc	f	2	2026-03-02 04:00:00+00
019de70a-e868-7cd9-bb21-0fa8971cfb39	M00000911	最新	0966000009	\N	active	\N	t	0	2026-05-02 04:55:45+00
019cacb3-f200-711b-9d8a-b82b813f0d8e	M00000901	王小明	+886933000001	ming.wang@example.com	active	$argon2id$v=19$m=19456,t=2,p=1$hTpEqnqwg2LSzjC/EFh6Eg$7RkQBqY1eNgpfsFWYv8MjlnAl/tW/s02tqU3+zhJQcY	f	1	2026-03-02 04:00:00+00
019cacb3-f200-7a3f-85a0-ed588171fbaf	M00000903	Wu "Q" O'Neil	0933000003	wu@example.org	active	$argon2id$v=19$m=19456,t=2,p=1$N6wznh8bJ7IJ8utFh/oVjw$yuy19ysB9UZ4L8U6bRgUA/ixII4pIu8515NIuHph5mA	f	1	2026-03-02 04:00:00+00
019cacb3-f200-79a0-9995-f81774618e69	M00000905	蔡依	00886933000005	\N	active	$argon2id$v=19$m=19456,t=2,p=1$PnxYBOoY79JLUO2rQcRBWg$NX5VvFdafFrA7bnf5uhSW/zxn8LiqhJ5jQs1Dyg6XLw	f	1	2026-03-02 04:00:00+00
019cacb3-f200-7ab5-9a38-b6166f418346	M00000908	無號碼	\N	\N	active	\N	t	0	2026-03-02 04:00:00+00
019cacb3-f200-713f-9ede-168be74c61bd	M00000909	林名單	0955000001	list.one@example.com	active	\N	t	0	2026-03-02 04:00:00+00
019cacb3-f200-7016-816e-7535b7509ede	M00000910	List Two	+12025550123	\N	active	\N	t	0	2026-03-02 04:00:00+00
019cacb3-f200-7009-88d0-0e825b4c3fae	M00000906	郭停權	0933000006	kuo@example.com	suspended	$argon2id$v=19$m=19456,t=2,p=1$Ztmk/K8XrQJGAQwQMrO6hQ$HWnet7cegg2BhZa/Hs8dAi004jEPK1WfHfH0zDUs5NY	f	2	2026-03-02 04:00:00+00
019cacb3-f200-7876-a112-9ee344e32296	M00000907	Ho Ünïcode 何	0223456789	\N	active	$argon2id$v=19$m=19456,t=2,p=1$VOMeXjwQYGSnKUUaL3vGAw$RFI6KKMXrxs0xEjv8tnpY66SaOTpBhmTUJTc4IKElZo	f	2	2026-03-02 04:00:00+00
019cacb3-f200-7e47-b289-7149a2ce18f9	M00000902	Lee, Annie	886933000002	annie@example.com	active	$argon2id$v=19$m=19456,t=2,p=1$o4yJ3WBW/PrZqOj/Jtg/Ug$mqhq4F/Gb8I82lnbvwujFSuKdWQtwOvedexBDU9s4aE	f	1	2026-03-02 04:00:00+00
\.


--
-- Data for Name: member_search_terms; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.member_search_terms (term, member_id, created_at, shared) FROM stdin;
.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
00000001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
000001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	5
00001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	4
0001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	3
001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	2
01	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	1
0912000001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	1
1	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
12000001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	1
2000001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
912000001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
@example.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
ample.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
e.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
example.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	1
in@example.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
le.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
lin@example.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	1
m00000001	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
mple.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	1
n@example.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
ple.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
xample.com	019cacb3-f200-7b89-b336-8fbbf1c1437e	2026-03-02 04:00:00+00	0
.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
00000002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
000002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	5
00002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	4
0002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	3
002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	2
02	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	1
0912000002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	1
12000002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
2	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
2000002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	1
912000002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
@example.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
ample.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
chen@example.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	1
e.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
en@example.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	1
example.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	1
hen@example.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
le.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
m00000002	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
mple.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	1
n@example.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
ple.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
xample.com	019cacb3-f200-71b4-ae3f-2c308c4e2945	2026-03-02 04:00:00+00	0
-2-900	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
-900	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	1
.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
00000900	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
2-900	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
6-2-900	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
86-2-900	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
886-2-900	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	1
900	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
@example.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
ample.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
der@example.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
e.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
er@example.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	1
example.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	1
lder@example.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
le.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	1
m00000900	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
mple.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	1
older@example.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
ple.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
r@example.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
xample.com	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
員	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
會員	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
舊會員	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	2025-11-30 03:00:00+00	0
+886933000001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
.wang@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	1
000001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
00000901	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	5
00001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	4
0001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	3
001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	2
3000001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
33000001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	1
6933000001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
86933000001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
886933000001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	1
901	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
933000001	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	1
@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
ample.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
ang@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	1
com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
e.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	1
g.wang@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
g@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	1
ing.wang@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
le.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
m00000901	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
ming.wang@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	1
mple.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	1
ng.wang@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
ng@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	2
ple.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
wang@example.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
xample.com	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
小明	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
明	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
王小明	019cacb3-f200-711b-9d8a-b82b813f0d8e	2026-03-02 04:00:00+00	0
 "q" o'neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
 o'neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
" o'neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
"q" o'neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
'neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
000003	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
00000903	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	5
00003	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	4
0003	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	3
003	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	2
0933000003	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
3000003	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
33000003	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
903	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
933000003	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
@example.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
ample.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
e.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
eil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
example.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
il	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
l	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
le.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
m00000903	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
mple.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
o'neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
ple.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
q" o'neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
u "q" o'neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
u@example.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	1
wu "q" o'neil	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
wu@example.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	2
xample.org	019cacb3-f200-7a3f-85a0-ed588171fbaf	2026-03-02 04:00:00+00	0
+card@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
000004	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
00000904	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	5
00004	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	4
0004	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	3
004	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	2
0933000004	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	1
3000004	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
33000004	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	1
904	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
933000004	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	1
@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
ample.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
ang+card@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	1
ard@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	1
card@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	1
d@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
e.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	1
g+card@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
huang+card@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
le.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
m00000904	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
mple.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	1
ng+card@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
ple.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
rd@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
uang+card@example.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
xample.com	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
大	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
黃大	019cacb3-f200-74d9-b15e-195fbdbc1283	2026-03-02 04:00:00+00	0
000005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	0
00000905	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	5
00005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	4
0005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	3
005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	2
00886933000005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	2
0886933000005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	1
3000005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	0
33000005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	1
6933000005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	0
86933000005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	0
886933000005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	1
905	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	0
933000005	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	1
m00000905	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	0
依	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	0
蔡依	019cacb3-f200-79a0-9995-f81774618e69	2026-03-02 04:00:00+00	0
.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
000006	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
00000906	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	5
00006	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	4
0006	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	3
006	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	2
0933000006	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	1
3000006	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
33000006	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	1
906	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
933000006	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	1
@example.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
ample.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
e.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
example.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	1
kuo@example.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
le.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
m00000906	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
mple.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	1
o@example.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
ple.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
uo@example.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
xample.com	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
停權	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
權	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
郭停權	019cacb3-f200-7009-88d0-0e825b4c3fae	2026-03-02 04:00:00+00	0
 ünïcode 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	1
00000907	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
0223456789	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	1
223456789	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
23456789	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	1
3456789	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
456789	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
56789	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
6789	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
789	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
907	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
code 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
de 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
e 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
ho ünïcode 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
m00000907	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
nïcode 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
o ünïcode 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
ode 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	1
ïcode 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
ünïcode 何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
何	019cacb3-f200-7876-a112-9ee344e32296	2026-03-02 04:00:00+00	0
00000908	019cacb3-f200-7ab5-9a38-b6166f418346	2026-03-02 04:00:00+00	0
908	019cacb3-f200-7ab5-9a38-b6166f418346	2026-03-02 04:00:00+00	0
m00000908	019cacb3-f200-7ab5-9a38-b6166f418346	2026-03-02 04:00:00+00	0
無號碼	019cacb3-f200-7ab5-9a38-b6166f418346	2026-03-02 04:00:00+00	0
碼	019cacb3-f200-7ab5-9a38-b6166f418346	2026-03-02 04:00:00+00	0
號碼	019cacb3-f200-7ab5-9a38-b6166f418346	2026-03-02 04:00:00+00	0
.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
.one@example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	1
000001	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
00000909	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	5
00001	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	4
0001	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	3
001	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	2
0955000001	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	1
5000001	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
55000001	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	1
909	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
955000001	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	1
@example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
ample.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
e.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
e@example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	1
example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	1
ist.one@example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
le.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
list.one@example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	1
m00000909	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
mple.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	1
ne@example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
one@example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
ple.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
st.one@example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
t.one@example.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
xample.com	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
名單	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
單	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
林名單	019cacb3-f200-713f-9ede-168be74c61bd	2026-03-02 04:00:00+00	0
 two	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
+12025550123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
00000910	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
0123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	1
025550123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	1
12025550123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	2
2025550123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
25550123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	1
50123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
550123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	1
5550123	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	2
910	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
ist two	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
list two	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
m00000910	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
o	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
st two	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
t two	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
two	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	1
wo	019cacb3-f200-7016-816e-7535b7509ede	2026-03-02 04:00:00+00	0
 annie	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
, annie	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
000002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
00000902	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	5
00002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	4
0002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	3
002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	2
3000002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
33000002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
6933000002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
86933000002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
886933000002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
902	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
933000002	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
@example.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
ample.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
annie	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
annie@example.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	5
com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
e	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
e, annie	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
e.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
e@example.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
ee, annie	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
example.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
ie	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
ie@example.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	2
le.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
lee, annie	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	2
m00000902	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
mple.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
nie	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
nie@example.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	3
nnie	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	1
nnie@example.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	4
ple.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
xample.com	019cacb3-f200-7e47-b289-7149a2ce18f9	2026-03-02 04:00:00+00	0
000009	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	0
00000911	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	6
00009	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	4
0009	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	3
009	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	2
0966000009	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	1
6000009	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	0
66000009	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	1
911	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	0
966000009	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	1
m00000911	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	0
新	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	0
最新	019de70a-e868-7cd9-bb21-0fa8971cfb39	2026-05-02 04:55:45+00	0
\.


--
-- Data for Name: member_states; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.member_states (status, members) FROM stdin;
inactive	1
suspended	1
\.


--
-- Data for Name: membership_levels; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.membership_levels (level, name, min_points, rate) FROM stdin;
0	普通會員	0	1000
1	銀卡會員	800	950
2	金卡會員	2500	880
3	鑽石會員	10000	800
\.


--
-- Data for Name: merchant_staff; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.merchant_staff (id, merchant_id, operator, name, role, status, password_hash, password_temporary, access_epoch, created_at) FROM stdin;
019cacb3-f200-7ce2-bb04-33c196cd5855	019cacb3-f200-7274-bee5-585d8203bef3	manager	manager	manager	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019cacb3-f200-7f86-84bc-ac1ad05f952b	019cacb3-f200-7274-bee5-585d8203bef3	cashier	cashier	cashier	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019cacb3-f200-732f-bd35-221bf32f0db8	019cacb3-f200-7d65-8bb8-989ff5922504	manager	manager	manager	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019cacb3-f200-7aeb-b250-82c82df71e21	019cacb3-f200-7d65-8bb8-989ff5922504	cashier	cashier	cashier	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019cacb3-f200-7e07-b541-2aaf040a243e	019cacb3-f200-7274-bee5-585d8203bef3	colleague	colleague	cashier	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019cacb3-f200-769f-93db-5b58102adc5e	019cacb3-f200-7a31-89b1-43e8e24ee5f9	manager	manager	manager	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019cacb3-f200-7c9d-bee5-0d7712a4bc1b	019cacb3-f200-7a31-89b1-43e8e24ee5f9	cashier	cashier	cashier	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00
019cacb3-f200-7eca-acf1-2dfda0f9b92d	019cacb3-f200-7274-bee5-585d8203bef3	newcomer	員工 newcomer	cashier	active	$argon2id$v=19$m=19456,t=2,p=1$MWfsMXAY0tNUAhPdTelAhw$Rc8NVD8x8DLIXS+r2AktCEyG3H1Xo228+uPLAaBfVkw	t	0	2026-03-02 04:00:00+00
019cacb3-f200-770c-9837-0a2a8a90498f	019cacb3-f200-7274-bee5-585d8203bef3	left	員工 left	manager	inactive	$argon2id$v=19$m=19456,t=2,p=1$AJzYJAroiELOpRuxOeIe6Q$itSOtlYiiAzGJwgnfZui75WajSMol+4nkLQKnSaew+E	t	1	2026-03-02 04:00:00+00
\.


--
-- Data for Name: merchants; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.merchants (id, code, name, contact, status, password_hash, password_temporary, access_epoch, created_at, fee_bps, settlement_mode, settled_through) FROM stdin;
019cacb3-f200-7274-bee5-585d8203bef3	SHOP-A	甲店	02-2345-6789	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00	100	realtime	\N
019cacb3-f200-7a31-89b1-43e8e24ee5f9	SHOP-C	The shop SHOP-C	\N	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00	30	monthly	2026-04-30 16:00:00+00
019cacb3-f200-7d65-8bb8-989ff5922504	SHOP-B	The shop SHOP-B	\N	active	$argon2id$v=19$m=19456,t=2,p=1$icX4d9COoYXqUwLbNXtZDg$bLPB7NdFkAiGF3IzSPKuaXAbOos+D6vNTtZtb6LIWoI	f	0	2026-03-02 04:00:00+00	125	t_plus_1	2026-05-01 16:00:00+00
019cacb3-f200-7fbb-85a8-9c934aef071e	SHOP-D	Closed down	nobody	inactive	$argon2id$v=19$m=19456,t=2,p=1$tEhEth04hcWPNfuO+PKsvg$axMkPuS5vJ2CLcj+If4bsEIzeoJHEj1RoGB/LQIUN5Q	t	1	2026-03-02 04:00:00+00	10000	t_plus_1	2026-05-01 16:00:00+00
\.


--
-- Data for Name: orders; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.orders (owner_id, external_order_id, owner_kind, transaction_id, reversed_at, reversal_id, created_at) FROM stdin;
019cacb3-f200-7274-bee5-585d8203bef3	older-1	merchant	019b3a21-f409-776d-8a0c-c0e31acf5106	\N	\N	2025-12-20 05:01:02.345678+00
019cacb3-f200-7274-bee5-585d8203bef3	order-1001	merchant	019cb1da-ee28-7dfd-88f5-5f8c18be0572	\N	\N	2026-03-03 04:00:41+00
019cacb3-f200-7274-bee5-585d8203bef3	訂單 1003/x	merchant	019cb1dc-2e78-765f-aa03-690c4765e616	\N	\N	2026-03-03 04:02:03+00
019cacb3-f200-7274-bee5-585d8203bef3	order-1004	merchant	019cb1dc-cea0-70fc-92e2-3208b6f7ce3e	\N	\N	2026-03-03 04:02:44+00
019cacb3-f200-7d65-8bb8-989ff5922504	order-1001	merchant	019cb1de-0ef0-7832-a3f2-03a631740030	\N	\N	2026-03-03 04:04:06+00
019cacb3-f200-7274-bee5-585d8203bef3	order-1002	merchant	019cb1db-8e50-721d-beda-adc9340b6c68	2026-03-03 04:04:59+00	019cb1de-ddf8-729c-ae74-28ad4cd8e9c9	2026-03-03 04:01:22+00
019cacb3-f200-7274-bee5-585d8203bef3	order-1005	merchant	019cb1dd-6ec8-78cf-99fd-051345e4a6aa	2026-03-03 04:04:59+00	019cb1de-ddf8-7457-84bd-48ea6c7ff54e	2026-03-03 04:03:25+00
019cacb3-f200-7274-bee5-585d8203bef3	never-came-1	merchant	\N	2026-03-03 04:04:59+00	\N	2026-03-03 04:04:59+00
019cacb3-f200-7d65-8bb8-989ff5922504	order-1002	merchant	\N	2026-03-03 04:04:59+00	\N	2026-03-03 04:04:59+00
019cacb3-f200-7a31-89b1-43e8e24ee5f9	never-came-2	merchant	\N	2026-03-03 04:04:59+00	\N	2026-03-03 04:04:59+00
019cacb3-f200-7b89-b336-8fbbf1c1437e	mine-1	member	019cb703-0b60-77bb-abc0-674805ac1d3d	\N	\N	2026-03-04 04:02:36+00
019cacb3-f200-7274-bee5-585d8203bef3	order-2001	merchant	019de70a-7720-792f-9039-6425828050de	2026-05-02 04:55:16+00	019de70a-7720-7ac3-927d-d63bdeea0f63	2026-05-02 04:55:16+00
\.


--
-- Data for Name: payment_codes; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.payment_codes (hash, card_id, member_id, access_epoch, created_at, expires_at, ended, merchant_id, amounts_asked) FROM stdin;
\\x2a641e0659108b9b3df57d51c59967281cb1489acf41c35b8ee0a0673ae3feb1	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	0	2026-04-03 05:00:41+00	2026-04-03 05:15:41+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\xd761702927a3d0dc80fffd973bf820400e0a653bca13becf6d15b24cf62c0f4d	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	2026-04-04 05:00:41+00	2026-04-04 05:15:41+00	used	019cacb3-f200-7d65-8bb8-989ff5922504	0
\\x7c2ab25a01a4233b2b6aeb530c0057cbe113eae11d0e78e3464fca2193692c06	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	2026-04-07 05:00:41+00	2026-04-07 05:15:41+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\xd49cd954475d9d5dbf1708885c48089ed36c88b0c95df3ee4f082635f2adaebc	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	1	2026-04-08 05:00:41+00	2026-04-08 05:15:41+00	used	019cacb3-f200-7d65-8bb8-989ff5922504	0
\\xba13622dea75038c09191bc95f2a2637c90e1a195a5e6794941abfd7f2b035cd	019ce06a-7880-73d1-b0d4-587bc84929b4	019cacb3-f200-7e47-b289-7149a2ce18f9	1	2026-04-12 05:00:41+00	2026-04-12 05:15:41+00	used	019cacb3-f200-7a31-89b1-43e8e24ee5f9	0
\\xcd1a0aa22affa51fc8dbe6975e3a75910436a48e589a2d287cbc7ae837eac9d4	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	0	2026-04-15 05:00:41+00	2026-04-15 05:15:41+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\xf476370858fa88c5dfb78ad62be8cec69faa762294a081335d84ef1132736669	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	2026-04-16 05:00:41+00	2026-04-16 05:15:41+00	used	019cacb3-f200-7d65-8bb8-989ff5922504	0
\\x5cda0930cbe13c8f176b5511f1b42153af8dd76067f3f966928ca7dc26ec5975	019cf504-88a8-7368-b9c4-2474bd927242	019cacb3-f200-74d9-b15e-195fbdbc1283	2	2026-04-16 05:02:15+00	2026-04-16 05:17:15+00	used	019cacb3-f200-7d65-8bb8-989ff5922504	0
\\x9340214756966e612e299fa36ccaf2a420e112d7d58bc0a0383c5b3fc6490f44	019cacb3-f200-7ee4-a552-ebd58ce34294	019cacb3-f200-79a0-9995-f81774618e69	1	2026-04-16 05:02:56+00	2026-04-16 05:17:56+00	used	019cacb3-f200-7a31-89b1-43e8e24ee5f9	0
\\x68b3d517dbc46db6b9b23b42916c08a67db0abe03fc120ec311590dd14dc029b	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	2026-04-19 05:00:41+00	2026-04-19 05:15:41+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\x0117f52906614e959384ffd471bdb4157ca22a124c3bff20a14769ba3a066e4c	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	1	2026-04-20 05:00:41+00	2026-04-20 05:15:41+00	used	019cacb3-f200-7d65-8bb8-989ff5922504	0
\\x0026264183fbae767d2a5338d5c1f295f514ee2e3198d1c69a90de21d530f2f7	019cf504-88a8-7368-b9c4-2474bd927242	019cacb3-f200-74d9-b15e-195fbdbc1283	2	2026-04-21 06:00:41+00	2026-04-21 06:15:41+00	used	019cacb3-f200-7a31-89b1-43e8e24ee5f9	0
\\xcdf7b5e96f89f5ee638f3bc6527e33ad354f74f24cd16cec2cbf00df959d00a7	019ce06a-7880-73d1-b0d4-587bc84929b4	019cacb3-f200-7e47-b289-7149a2ce18f9	1	2026-04-24 05:00:41+00	2026-04-24 05:15:41+00	used	019cacb3-f200-7a31-89b1-43e8e24ee5f9	0
\\x868e17b4abe09907f235533d428ae4e37db510ca341ab7909bc4487bdeae88b2	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	0	2026-04-27 05:00:41+00	2026-04-27 05:15:41+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\xd86f60c5db5ba214004c6176b33da6ec9845a11b5f7519bc0e6c9899a01481a9	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	2026-04-28 05:00:41+00	2026-04-28 05:15:41+00	used	019cacb3-f200-7d65-8bb8-989ff5922504	0
\\x753b3d9597ad2e90686629f5e6653657819b875b181e881409b8b6e959924b29	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	1	2026-04-29 05:00:41+00	2026-04-29 05:15:41+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\xf87c6778aa50475e29cfeb1c513a37934a901f325dba590d35f33cd546322ee0	019cf504-88a8-7368-b9c4-2474bd927242	019cacb3-f200-74d9-b15e-195fbdbc1283	2	2026-04-29 05:01:51+00	2026-04-29 05:16:51+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\x143ca37945d9327b88d6533f00d7fa8c1d9af422b1a3791737376475d6de9e02	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	2026-05-01 05:00:41+00	2026-05-01 05:15:41+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\xb6e52bd1c952da78c0f732b3b3788a5c70d8671e9d46cf75da7a9c683d678682	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	2026-05-02 04:36:01+00	2026-05-02 04:51:01+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\xbf7ce5ffc36b2a238dd9283830e463a3b06461e338e66eeade18af24dc6304a9	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	0	2026-05-02 04:54:35+00	2026-05-02 05:09:35+00	used	019cacb3-f200-7d65-8bb8-989ff5922504	0
\\x404e8ecafa26cb8e3fb04e487e47163fd11ec0bf096f716108393f19c15c67c1	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	1	2026-05-02 04:55:16+00	2026-05-02 05:10:16+00	used	019cacb3-f200-7274-bee5-585d8203bef3	0
\\xf7d6f79718042a067bf00a073b23219fcf56ed1e834a65984e9946ac3c46dac8	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	2026-05-02 04:55:45+00	2026-05-02 05:10:45+00	replaced	\N	0
\\x9b783ed8031700873941e66688e8e60545a07561269539137c8a60a7accad5e7	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	0	2026-05-02 04:55:45+00	2026-05-02 05:10:45+00	\N	\N	0
\\x46c230033efd21b3f22ee7b5b420825d8f860bf8c79d9ac2b9a919f52b668ca4	019cf504-88a8-7368-b9c4-2474bd927242	019cacb3-f200-74d9-b15e-195fbdbc1283	2	2026-05-02 04:55:45+00	2026-05-02 05:10:45+00	\N	\N	0
\\xeb04ed57249296e3b50cd6903efd22a8e43a951e778ab0c3372815cbc51c7a18	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	1	2026-05-02 04:55:45+00	2026-05-02 05:10:45+00	revoked	\N	0
\.


--
-- Data for Name: period_sums; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.period_sums (scope_id, kind, begins_at, number, amount) FROM stdin;
00000000-0000-0000-0000-000000000000	member	2025-11-30 03:00:00+00	1	0
00000000-0000-0000-0000-000000000000	card	2025-11-30 03:00:00+00	1	0
00000000-0000-0000-0000-000000000000	recharge	2025-12-01 02:00:00+00	1	50000
019cacb3-f200-7274-bee5-585d8203bef3	payment	2025-12-20 05:00:00+00	1	11400
00000000-0000-0000-0000-000000000000	payment	2025-12-20 05:00:00+00	1	11400
019cacb3-f200-7274-bee5-585d8203bef3	refund	2025-12-20 05:30:00+00	1	1400
00000000-0000-0000-0000-000000000000	refund	2025-12-20 05:30:00+00	1	1400
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-02 04:00:00+00	1	100000
00000000-0000-0000-0000-000000000000	payment	2026-03-02 04:00:00+00	1	100000
00000000-0000-0000-0000-000000000000	recharge	2026-03-02 04:00:00+00	9	1160000
00000000-0000-0000-0000-000000000000	member	2026-03-02 04:00:00+00	12	0
00000000-0000-0000-0000-000000000000	card	2026-03-02 04:00:00+00	12	0
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-03 04:00:00+00	5	24329
019cacb3-f200-7274-bee5-585d8203bef3	refund	2026-03-03 04:00:00+00	3	13999
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-03-03 04:00:00+00	1	1200
00000000-0000-0000-0000-000000000000	payment	2026-03-03 04:00:00+00	6	25529
00000000-0000-0000-0000-000000000000	refund	2026-03-03 04:00:00+00	3	13999
00000000-0000-0000-0000-000000000000	card	2026-03-03 04:00:00+00	3	0
019cacb3-f200-7274-bee5-585d8203bef3	recharge	2026-03-04 04:00:00+00	3	71000
019cacb3-f200-7274-bee5-585d8203bef3	recharge_reversal	2026-03-04 04:00:00+00	1	50000
019cacb3-f200-7d65-8bb8-989ff5922504	recharge	2026-03-04 04:00:00+00	1	3000
00000000-0000-0000-0000-000000000000	recharge	2026-03-04 04:00:00+00	8	125833
00000000-0000-0000-0000-000000000000	recharge_reversal	2026-03-04 04:00:00+00	2	83333
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-05 04:00:00+00	3	18000
019cacb3-f200-7a31-89b1-43e8e24ee5f9	payment	2026-03-05 04:00:00+00	1	8150
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-03-05 04:00:00+00	1	3000
00000000-0000-0000-0000-000000000000	payment	2026-03-05 04:00:00+00	5	29150
00000000-0000-0000-0000-000000000000	card	2026-03-05 04:00:00+00	9	0
019cacb3-f200-7274-bee5-585d8203bef3	refund	2026-03-06 04:00:00+00	1	2000
019cacb3-f200-7a31-89b1-43e8e24ee5f9	refund	2026-03-06 04:00:00+00	2	8150
00000000-0000-0000-0000-000000000000	refund	2026-03-06 04:00:00+00	3	10150
00000000-0000-0000-0000-000000000000	card	2026-03-06 04:00:00+00	1	0
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-07 05:00:00+00	2	41000
019cacb3-f200-7274-bee5-585d8203bef3	refund	2026-03-07 05:00:00+00	2	39000
00000000-0000-0000-0000-000000000000	payment	2026-03-07 05:00:00+00	2	41000
00000000-0000-0000-0000-000000000000	refund	2026-03-07 05:00:00+00	2	39000
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-08 04:00:00+00	2	4662
019cacb3-f200-7274-bee5-585d8203bef3	recharge	2026-03-08 04:00:00+00	1	150000
00000000-0000-0000-0000-000000000000	payment	2026-03-08 04:00:00+00	2	4662
00000000-0000-0000-0000-000000000000	recharge	2026-03-08 04:00:00+00	1	150000
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-10 05:00:00+00	1	694
00000000-0000-0000-0000-000000000000	payment	2026-03-10 05:00:00+00	1	694
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-11 05:00:00+00	1	15000
019cacb3-f200-7274-bee5-585d8203bef3	refund	2026-03-11 05:00:00+00	2	5400
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-03-11 05:00:00+00	1	758
019cacb3-f200-7d65-8bb8-989ff5922504	refund	2026-03-11 05:00:00+00	1	125
00000000-0000-0000-0000-000000000000	payment	2026-03-11 05:00:00+00	2	15758
00000000-0000-0000-0000-000000000000	refund	2026-03-11 05:00:00+00	3	5525
00000000-0000-0000-0000-000000000000	card	2026-03-11 05:00:00+00	1	0
00000000-0000-0000-0000-000000000000	card	2026-03-12 05:00:00+00	1	0
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-14 05:00:00+00	2	180350
00000000-0000-0000-0000-000000000000	payment	2026-03-14 05:00:00+00	2	180350
019cacb3-f200-7274-bee5-585d8203bef3	refund	2026-03-15 05:00:00+00	1	4500
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-03-15 05:00:00+00	1	1015
00000000-0000-0000-0000-000000000000	payment	2026-03-15 05:00:00+00	1	1015
00000000-0000-0000-0000-000000000000	refund	2026-03-15 05:00:00+00	1	4500
019cacb3-f200-7274-bee5-585d8203bef3	refund	2026-03-16 05:00:00+00	1	1000
019cacb3-f200-7a31-89b1-43e8e24ee5f9	payment	2026-03-16 05:00:00+00	1	7000
00000000-0000-0000-0000-000000000000	payment	2026-03-16 05:00:00+00	1	7000
00000000-0000-0000-0000-000000000000	refund	2026-03-16 05:00:00+00	1	1000
00000000-0000-0000-0000-000000000000	card	2026-03-16 05:00:00+00	1	0
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-17 05:00:00+00	1	15000
00000000-0000-0000-0000-000000000000	payment	2026-03-17 05:00:00+00	1	15000
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-03-18 05:00:00+00	1	2000
00000000-0000-0000-0000-000000000000	payment	2026-03-18 05:00:00+00	1	2000
019cacb3-f200-7a31-89b1-43e8e24ee5f9	payment	2026-03-19 05:00:00+00	1	319
00000000-0000-0000-0000-000000000000	payment	2026-03-19 05:00:00+00	1	319
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-22 05:00:00+00	1	384
00000000-0000-0000-0000-000000000000	payment	2026-03-22 05:00:00+00	1	384
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-03-23 05:00:00+00	1	448
019cacb3-f200-7d65-8bb8-989ff5922504	refund	2026-03-23 05:00:00+00	1	125
00000000-0000-0000-0000-000000000000	payment	2026-03-23 05:00:00+00	1	448
00000000-0000-0000-0000-000000000000	refund	2026-03-23 05:00:00+00	1	125
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-26 05:00:00+00	1	641
00000000-0000-0000-0000-000000000000	payment	2026-03-26 05:00:00+00	1	641
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-03-27 05:00:00+00	1	705
00000000-0000-0000-0000-000000000000	payment	2026-03-27 05:00:00+00	1	705
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-03-28 05:00:00+00	1	4662
00000000-0000-0000-0000-000000000000	payment	2026-03-28 05:00:00+00	1	4662
019cacb3-f200-7a31-89b1-43e8e24ee5f9	payment	2026-03-31 05:00:00+00	1	1503
00000000-0000-0000-0000-000000000000	payment	2026-03-31 05:00:00+00	1	1503
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-04-03 05:00:00+00	1	1094
00000000-0000-0000-0000-000000000000	payment	2026-04-03 05:00:00+00	1	1094
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-04-04 05:00:00+00	1	1159
019cacb3-f200-7d65-8bb8-989ff5922504	refund	2026-04-04 05:00:00+00	1	125
00000000-0000-0000-0000-000000000000	payment	2026-04-04 05:00:00+00	1	1159
00000000-0000-0000-0000-000000000000	refund	2026-04-04 05:00:00+00	1	125
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-04-07 05:00:00+00	1	331
00000000-0000-0000-0000-000000000000	payment	2026-04-07 05:00:00+00	1	331
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-04-08 05:00:00+00	1	395
00000000-0000-0000-0000-000000000000	payment	2026-04-08 05:00:00+00	1	395
019cacb3-f200-7274-bee5-585d8203bef3	refund	2026-04-09 05:00:00+00	1	55
00000000-0000-0000-0000-000000000000	refund	2026-04-09 05:00:00+00	1	55
019cacb3-f200-7d65-8bb8-989ff5922504	recharge	2026-04-11 05:00:00+00	1	32100
00000000-0000-0000-0000-000000000000	recharge	2026-04-11 05:00:00+00	1	32100
019cacb3-f200-7a31-89b1-43e8e24ee5f9	payment	2026-04-12 05:00:00+00	1	1087
00000000-0000-0000-0000-000000000000	payment	2026-04-12 05:00:00+00	1	1087
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-04-15 05:00:00+00	1	785
00000000-0000-0000-0000-000000000000	payment	2026-04-15 05:00:00+00	1	785
019cacb3-f200-7d65-8bb8-989ff5922504	refund	2026-04-16 05:00:00+00	1	125
00000000-0000-0000-0000-000000000000	refund	2026-04-16 05:00:00+00	1	125
019cacb3-f200-7a31-89b1-43e8e24ee5f9	payment	2026-04-16 05:00:00+00	1	3100
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-04-16 05:00:00+00	2	25849
00000000-0000-0000-0000-000000000000	payment	2026-04-16 05:00:00+00	3	28949
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-04-19 05:00:00+00	1	1042
00000000-0000-0000-0000-000000000000	payment	2026-04-19 05:00:00+00	1	1042
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-04-20 05:00:00+00	1	1106
00000000-0000-0000-0000-000000000000	payment	2026-04-20 05:00:00+00	1	1106
019cacb3-f200-7a31-89b1-43e8e24ee5f9	payment	2026-04-21 06:00:00+00	1	1710
00000000-0000-0000-0000-000000000000	payment	2026-04-21 06:00:00+00	1	1710
019cacb3-f200-7a31-89b1-43e8e24ee5f9	payment	2026-04-24 05:00:00+00	1	571
00000000-0000-0000-0000-000000000000	payment	2026-04-24 05:00:00+00	1	571
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-04-27 05:00:00+00	1	535
00000000-0000-0000-0000-000000000000	payment	2026-04-27 05:00:00+00	1	535
00000000-0000-0000-0000-000000000000	recharge	2026-04-27 05:00:00+00	2	5000
019cacb3-f200-7d65-8bb8-989ff5922504	payment	2026-04-28 05:00:00+00	1	599
019cacb3-f200-7d65-8bb8-989ff5922504	refund	2026-04-28 05:00:00+00	1	125
00000000-0000-0000-0000-000000000000	payment	2026-04-28 05:00:00+00	1	599
00000000-0000-0000-0000-000000000000	refund	2026-04-28 05:00:00+00	1	125
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-04-29 05:00:00+00	2	9550
019cacb3-f200-7274-bee5-585d8203bef3	recharge	2026-04-29 05:00:00+00	1	500
019cacb3-f200-7274-bee5-585d8203bef3	refund	2026-04-29 05:00:00+00	1	205
00000000-0000-0000-0000-000000000000	payment	2026-04-29 05:00:00+00	2	9550
00000000-0000-0000-0000-000000000000	recharge	2026-04-29 05:00:00+00	1	500
00000000-0000-0000-0000-000000000000	refund	2026-04-29 05:00:00+00	1	205
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-05-01 05:00:00+00	1	732
00000000-0000-0000-0000-000000000000	payment	2026-05-01 05:00:00+00	1	732
019cacb3-f200-7274-bee5-585d8203bef3	payment	2026-05-02 04:30:00+00	1	606
00000000-0000-0000-0000-000000000000	payment	2026-05-02 04:30:00+00	1	606
\.


--
-- Data for Name: point_ledger; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.point_ledger (id, card_id, transaction_id, change, debt_change, balance_before, balance_after, reason, created_at, note) FROM stdin;
1	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-7498-ac89-14f3953aa422	1000	0	0	1000	payment	2026-03-02 04:00:00+00	\N
2	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	019b3a21-f409-776d-8a0c-c0e31acf5106	114	0	0	114	payment	2025-12-20 05:01:02.345678+00	\N
3	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	019b3a45-9f80-7c04-8d1d-9841b79d69d1	-14	0	114	100	refund	2025-12-20 05:40:00+00	\N
4	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	\N	150	0	100	250	opening	2026-03-02 04:00:00+00	\N
5	019cacb3-f200-72fa-968b-c07873d9250d	019cb1da-ee28-7dfd-88f5-5f8c18be0572	25	0	0	25	payment	2026-03-03 04:00:41+00	\N
6	019cacb3-f200-751e-a9dd-2b4a66703a67	019cb1db-8e50-721d-beda-adc9340b6c68	99	0	1000	1099	payment	2026-03-03 04:01:22+00	\N
7	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cb1dc-2e78-765f-aa03-690c4765e616	40	0	0	40	payment	2026-03-03 04:02:03+00	\N
8	019cacb3-f200-754c-8305-dbeb668907a8	019cb1dc-cea0-70fc-92e2-3208b6f7ce3e	64	0	0	64	payment	2026-03-03 04:02:44+00	\N
9	019cacb3-f200-7117-bb80-7d5310475184	019cb1dd-6ec8-78cf-99fd-051345e4a6aa	80	0	0	80	payment	2026-03-03 04:03:25+00	\N
10	019cacb3-f200-7117-bb80-7d5310475184	019cb1de-0ef0-7832-a3f2-03a631740030	12	0	80	92	payment	2026-03-03 04:04:06+00	\N
11	019cacb3-f200-7117-bb80-7d5310475184	019cb1de-ddf8-706a-9466-83a28158b68b	-30	0	92	62	refund	2026-03-03 04:04:59+00	\N
12	019cacb3-f200-751e-a9dd-2b4a66703a67	019cb1de-ddf8-729c-ae74-28ad4cd8e9c9	-99	0	1099	1000	refund	2026-03-03 04:04:59+00	\N
13	019cacb3-f200-7117-bb80-7d5310475184	019cb1de-ddf8-7457-84bd-48ea6c7ff54e	-50	0	62	12	refund	2026-03-03 04:04:59+00	\N
14	019cacb3-f200-7ee4-a552-ebd58ce34294	019cc6ad-bda8-7c86-b524-d4438790aebb	120	0	0	120	payment	2026-03-07 05:03:21+00	\N
15	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	-120	0	120	0	adjustment	2026-03-07 05:03:21+00	活動
16	019cacb3-f200-7ee4-a552-ebd58ce34294	019cc6ae-8cb0-7bdb-8c86-15ad3a417082	0	100	0	0	refund	2026-03-07 05:04:14+00	\N
17	019cacb3-f200-7117-bb80-7d5310475184	019cc6af-2cd8-7ce7-9594-6a1fef9a82a1	290	0	12	302	payment	2026-03-07 05:04:55+00	\N
18	019cacb3-f200-7117-bb80-7d5310475184	\N	-302	0	302	0	adjustment	2026-03-07 05:04:55+00	活動
19	019cacb3-f200-7117-bb80-7d5310475184	019cc6af-fbe0-77ac-b665-5bcb03055fba	0	290	0	0	refund	2026-03-07 05:05:48+00	\N
20	019cacb3-f200-72fa-968b-c07873d9250d	019ccb9b-5668-74ca-8215-585eb9fff1c7	33	0	25	58	payment	2026-03-08 04:01:21+00	\N
21	019cacb3-f200-751e-a9dd-2b4a66703a67	019ccb9b-f690-7c34-8555-6acab029d358	44	0	1000	1044	payment	2026-03-08 04:02:02+00	\N
22	019cacb3-f200-751e-a9dd-2b4a66703a67	019cd61e-60a8-72c5-8708-028ae42acace	11	0	1044	1055	payment	2026-03-10 05:00:41+00	\N
23	019cacb3-f200-72fa-968b-c07873d9250d	019cdb44-bca8-741f-a27d-b97cbf8da3ca	12	0	58	70	payment	2026-03-11 05:00:41+00	\N
24	019cacb3-f200-72fa-968b-c07873d9250d	019cdb45-8bb0-7852-9cee-20ef9daa1f82	-1	0	70	69	refund	2026-03-11 05:01:34+00	\N
25	019cacb3-f200-754c-8305-dbeb668907a8	019cdb46-2bd8-7475-a1d6-821b3ea1c12d	150	0	64	214	payment	2026-03-11 05:02:15+00	\N
26	019cacb3-f200-754c-8305-dbeb668907a8	\N	500	0	214	714	adjustment	2026-03-11 05:02:15+00	活動
27	019cacb3-f200-754c-8305-dbeb668907a8	\N	-714	0	714	0	replacement	2026-03-11 05:02:15+00	\N
28	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	714	0	0	714	replacement	2026-03-11 05:02:15+00	\N
29	019cdb46-2bd8-7319-83ed-1fc0dda568af	019cdb46-fae0-7bac-a2b7-82a25904e005	-50	0	714	664	refund	2026-03-11 05:03:08+00	\N
30	019cdb46-2bd8-7319-83ed-1fc0dda568af	019cdb47-c9e8-7901-b896-faa721dc1943	-4	0	664	660	refund	2026-03-11 05:04:01+00	\N
31	019cacb3-f200-7117-bb80-7d5310475184	\N	0	-290	0	0	replacement	2026-03-12 05:00:00+00	\N
32	019ce06a-7880-73d1-b0d4-587bc84929b4	\N	0	290	0	0	replacement	2026-03-12 05:00:00+00	\N
33	019cacb3-f200-72fa-968b-c07873d9250d	019ceab7-d0a8-7041-a6ba-7972cacb0ce1	15	0	69	84	payment	2026-03-14 05:00:41+00	\N
34	019cacb3-f200-751e-a9dd-2b4a66703a67	019ceab8-70d0-7d98-a3e3-506e31e46aa6	2990	0	1055	4045	payment	2026-03-14 05:01:22+00	\N
35	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cefde-2ca8-7de5-a98f-f1a58fad3eb0	16	0	40	56	payment	2026-03-15 05:00:41+00	\N
36	019cdb46-2bd8-7319-83ed-1fc0dda568af	019cf504-88a8-7586-9e36-51ab73702610	70	0	660	730	payment	2026-03-16 05:00:41+00	\N
37	019cdb46-2bd8-7319-83ed-1fc0dda568af	\N	-730	0	730	0	replacement	2026-03-16 05:00:41+00	\N
38	019cf504-88a8-7368-b9c4-2474bd927242	\N	730	0	0	730	replacement	2026-03-16 05:00:41+00	\N
39	019cf504-88a8-7368-b9c4-2474bd927242	019cf505-57b0-73aa-925d-fe038a3b346a	-10	0	730	720	refund	2026-03-16 05:01:34+00	\N
40	019cacb3-f200-751e-a9dd-2b4a66703a67	019cfa2a-e4a8-7b4a-8cc2-0b2952113f1b	250	0	4045	4295	payment	2026-03-17 05:00:41+00	\N
41	019cacb3-f200-7360-afb4-55d62d5c18ed	019cff51-40a8-77b2-be50-da0d1531071e	20	0	0	20	payment	2026-03-18 05:00:41+00	\N
42	019ce06a-7880-73d1-b0d4-587bc84929b4	019d0477-9ca8-7363-bfcb-56c91f1a9d1a	0	-3	0	0	payment	2026-03-19 05:00:41+00	\N
43	019cacb3-f200-751e-a9dd-2b4a66703a67	019d13ea-b0a8-732d-a924-8f9df235f6d0	6	0	4295	4301	payment	2026-03-22 05:00:41+00	\N
44	019cacb3-f200-72fa-968b-c07873d9250d	019d1911-0ca8-7581-bc6b-ebce552996a7	7	0	84	91	payment	2026-03-23 05:00:41+00	\N
45	019cacb3-f200-72fa-968b-c07873d9250d	019d1911-dbb0-7e59-8b62-cf22672d04dc	-1	0	91	90	refund	2026-03-23 05:01:34+00	\N
46	019cacb3-f200-751e-a9dd-2b4a66703a67	\N	1000	0	4301	5301	adjustment	2026-03-24 05:00:00+00	活動
47	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	\N	12	0	56	68	adjustment	2026-03-24 05:00:00+00	活動
48	019cacb3-f200-72fa-968b-c07873d9250d	019d2884-20a8-7bc6-b44e-415ea20ed4c0	10	0	90	100	payment	2026-03-26 05:00:41+00	\N
49	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019d2daa-7ca8-7ea3-bfe7-7b1b932ef5e6	11	0	68	79	payment	2026-03-27 05:00:41+00	\N
50	019cacb3-f200-72fa-968b-c07873d9250d	019d32d0-d8a8-72ee-9afa-9991ff5bddb4	77	0	100	177	payment	2026-03-28 05:00:41+00	\N
51	019ce06a-7880-73d1-b0d4-587bc84929b4	019d4243-eca8-73c4-bf6c-26284433a83c	0	-15	0	0	payment	2026-03-31 05:00:41+00	\N
52	019cacb3-f200-751e-a9dd-2b4a66703a67	019d51b7-00a8-7c0d-bd65-ff40794d225e	18	0	5301	5319	payment	2026-04-03 05:00:41+00	\N
53	019cacb3-f200-72fa-968b-c07873d9250d	019d56dd-5ca8-7f1f-9f12-210e00d473f1	19	0	177	196	payment	2026-04-04 05:00:41+00	\N
54	019cacb3-f200-72fa-968b-c07873d9250d	019d56de-2bb0-7d95-9759-777c2523d36b	-2	0	196	194	refund	2026-04-04 05:01:34+00	\N
55	019cacb3-f200-72fa-968b-c07873d9250d	019d6650-70a8-784b-89bd-10cab595a215	5	0	194	199	payment	2026-04-07 05:00:41+00	\N
56	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019d6b76-cca8-7354-8e8e-5b8563b1642b	6	0	79	85	payment	2026-04-08 05:00:41+00	\N
57	019ce06a-7880-73d1-b0d4-587bc84929b4	019d8010-3ca8-71a1-a0c5-eff34b2f1ab3	0	-10	0	0	payment	2026-04-12 05:00:41+00	\N
58	019cacb3-f200-751e-a9dd-2b4a66703a67	019d8f83-50a8-7b0e-91c9-63f59b320109	13	0	5319	5332	payment	2026-04-15 05:00:41+00	\N
59	019cacb3-f200-72fa-968b-c07873d9250d	019d94a9-aca8-7c28-b33a-a1ec18c957c8	14	0	199	213	payment	2026-04-16 05:00:41+00	\N
60	019cacb3-f200-72fa-968b-c07873d9250d	019d94aa-7bb0-7ccf-bbee-f919b5d24382	-2	0	213	211	refund	2026-04-16 05:01:34+00	\N
61	019cf504-88a8-7368-b9c4-2474bd927242	019d94ab-1bd8-73e1-92a5-6fe574091f94	250	0	720	970	payment	2026-04-16 05:02:15+00	\N
62	019cacb3-f200-7ee4-a552-ebd58ce34294	\N	0	-15	0	0	adjustment	2026-04-16 05:02:15+00	活動
63	019cacb3-f200-7ee4-a552-ebd58ce34294	019d94ab-bc00-7829-8f8c-1502fe303f09	0	-31	0	0	payment	2026-04-16 05:02:56+00	\N
64	019cacb3-f200-72fa-968b-c07873d9250d	019da41c-c0a8-743c-abf8-de6db6a59529	17	0	211	228	payment	2026-04-19 05:00:41+00	\N
65	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019da943-1ca8-78af-8ec1-8e401976a251	18	0	85	103	payment	2026-04-20 05:00:41+00	\N
66	019cf504-88a8-7368-b9c4-2474bd927242	019daea0-6728-794d-9fec-7ab6044bde40	18	0	970	988	payment	2026-04-21 06:00:41+00	\N
67	019ce06a-7880-73d1-b0d4-587bc84929b4	019dbddc-8ca8-73fe-8eb2-70eeb5379f2d	0	-5	0	0	payment	2026-04-24 05:00:41+00	\N
69	019cacb3-f200-72fa-968b-c07873d9250d	019dd275-fca8-77dd-ae2e-af217a031c6a	9	0	228	237	payment	2026-04-28 05:00:41+00	\N
70	019cacb3-f200-72fa-968b-c07873d9250d	019dd276-cbb0-7609-a04f-52be69b5604a	-1	0	237	236	refund	2026-04-28 05:01:34+00	\N
72	019cf504-88a8-7368-b9c4-2474bd927242	019dd79d-6a18-767d-a7b6-bd51df7d4efe	62	0	988	1050	payment	2026-04-29 05:01:51+00	\N
73	019cf504-88a8-7368-b9c4-2474bd927242	019dd79e-3920-7120-97da-3c3a504da7c7	-2	0	1050	1048	refund	2026-04-29 05:02:44+00	\N
74	019cacb3-f200-72fa-968b-c07873d9250d	019de1e9-10a8-790b-914a-fe93498922cb	12	0	236	248	payment	2026-05-01 05:00:41+00	\N
75	019cacb3-f200-72fa-968b-c07873d9250d	019de6f8-d768-753d-b81a-138f1a8df8a0	10	0	248	258	payment	2026-05-02 04:36:01+00	\N
76	019cacb3-f200-72fa-968b-c07873d9250d	019de6fc-6590-7847-bcca-cf3635123ffd	-1	0	258	257	refund	2026-05-02 04:39:54+00	\N
68	019cacb3-f200-751e-a9dd-2b4a66703a67	019dcd4f-a0a8-7aff-81b2-6c9ef4c2efe9	8	0	5332	5340	payment	2026-04-27 05:00:41+00	\N
71	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019dd79c-58a8-7536-b518-8a03664dc81d	61	0	103	164	payment	2026-04-29 05:00:41+00	\N
77	019cacb3-f200-751e-a9dd-2b4a66703a67	019de709-d6f8-733e-a643-183486430d69	20	0	5340	5360	payment	2026-05-02 04:54:35+00	\N
78	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019de70a-7720-792f-9039-6425828050de	30	0	164	194	payment	2026-05-02 04:55:16+00	\N
79	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019de70a-7720-7ac3-927d-d63bdeea0f63	-30	0	194	164	refund	2026-05-02 04:55:16+00	\N
\.


--
-- Data for Name: recovery_codes; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.recovery_codes (account_kind, account_id, number, hash, used_at) FROM stdin;
staff	019cacb3-f200-732f-bd35-221bf32f0db8	1	\\x7658bf63194082f3515ac8318abd711dc87798213ba4784debd0b5ca6132ee00	\N
staff	019cacb3-f200-732f-bd35-221bf32f0db8	2	\\xcbab566c938ed40c3ee7d7e808d7bc4b06cc0fa5434ad01f4cff30febd10c1be	\N
staff	019cacb3-f200-732f-bd35-221bf32f0db8	4	\\x6618e75496a13171c5b12ac1ef274e82d0cb195a25a4acd32e814d17bfe9c577	\N
staff	019cacb3-f200-732f-bd35-221bf32f0db8	5	\\x9bbee36534a6e38d4dba0cbc8fad38c5ad57d29f2081c7992b36cd4448e36ba9	\N
staff	019cacb3-f200-732f-bd35-221bf32f0db8	6	\\x0617d8ffec2e0840125fd8be9b7a687a551c29c13197186fc958a44f41f27d02	\N
staff	019cacb3-f200-732f-bd35-221bf32f0db8	7	\\x8158d03524a1019e4638f25d374ae6fdbfa0ddd3e373ca7f60db6e965332be23	\N
staff	019cacb3-f200-732f-bd35-221bf32f0db8	8	\\x94f3be34c1e34bf3bc717083b659486787a07e56c2d2f7c6671537baed142afc	\N
staff	019cacb3-f200-732f-bd35-221bf32f0db8	9	\\xfdb790ba77e234b35c8efee6d5abf3d8583f217f6a10a5882c44d717b81b9423	\N
staff	019cacb3-f200-732f-bd35-221bf32f0db8	10	\\x7608946951e5ef14fc46d010be7fdda831b1202fee6e86c3c821d51011693351	\N
staff	019cacb3-f200-732f-bd35-221bf32f0db8	3	\\x3df82c47a2f84cb78ac8cef1b9d0963a572601a19a90d9efa37ebc84fddcb40b	2026-05-02 04:00:40+00
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	1	\\xcdc7f0e0e918033a433e6ef0320a9a6450f682aee62c69fad91926f4f0b5dbe4	\N
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	2	\\xa60e9977274ebf8b0a5750eee5f7a489f0a3d87b5885581fd1e99cc85944eeb2	\N
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	3	\\x1162eb0d9f12f86a9023066b580af8ded9998b6877ede5ee09ec0dff15f3b74d	\N
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	4	\\x1a694da340cc327e4057f62ac5675134cb4b2f6553c346c79991bd8c1503fbcc	\N
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	5	\\x3805e64e64d14ed282a2da98bcba35e00e83ced10301c898190ea74f2a0101fe	\N
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	6	\\x7b49eb0bc136c13923d05cb2e018429222fa80a6eae4415150c033fba2a82fd1	\N
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	7	\\xe2b932006f85d47f1ffed598e828a608c2ed39b0c6d3293afa6c30800ab24225	\N
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	8	\\x7785bffeb8d8f6bd5c7f0ff434451a6cfefdfeb887bdd64bede4129643c96361	\N
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	9	\\x356f9f3095205866dc5f00a1a09f9072ed9e7a39afc2db6dd9d97093e004a175	\N
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	10	\\xcc55242b7348d4ffb57cfc4f292aa7b50de4ce25b1eee77b65d2d49cb0bd7077	\N
\.


--
-- Data for Name: schema_migrations; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.schema_migrations (name) FROM stdin;
0001_books
0002_many_servers
0003_more_accounts
0004_lists
0005_limits
0006_settlements
0007_audit_chain
0008_settlement_lists
0009_second_factors
0010_marks
0011_search_by_age
0012_member_states
0013_pairs_by_age
\.


--
-- Data for Name: second_factors; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.second_factors (account_kind, account_id, secret, pending_secret, confirmed_at, last_step) FROM stdin;
staff	019cacb3-f200-732f-bd35-221bf32f0db8	\\x1dba53e213fa83521ccb029ff6198f851ed8285e388891c62bad33d96cfceebbb2ad120f7c2ffe4edef991f122d5e131694d92c626bfbccbcf88ed8a	\N	2026-05-02 04:00:40+00	59256481
merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	\\x6a75f138dbc3ed4068853f4afa2d4672c376187002b49d5b76d96919730fff6747f10c6e2469ffa2988a8183fe9490e5dc1f7daf0a1612a68910f125	\N	0
admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\\x170ef20f9d5f28dbdd0a00b71dae81c10ca6d05d4a5fc1f3f330778f7825bea43742e648e9025299de48c46d7b1b407aec5e1605cc9e1effc419c472	\N	2026-05-02 04:01:40+00	59256483
\.


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.sessions (id, token_id, account_kind, account_id, merchant_id, access_epoch, created_at, expires_at, ended_at) FROM stdin;
019cacb3-f200-7d3a-8ce1-442c39877115	019cacb3-f200-7804-b0b9-8285c406af04	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	0	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-7b79-bc9d-b82216152c58	019cacb3-f200-7c47-b8c9-e760b01a4e52	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cacb3-f200-7274-bee5-585d8203bef3	0	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-74df-8380-40008ce8d5ca	019cacb3-f200-79b5-a2b3-5e1825484b55	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	0	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-7d53-8fb9-ecee62b82122	019cacb3-f200-7fc4-9644-1121b6a2c5bb	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	1	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-7184-a0c0-c0b29f1fa596	019cacb3-f200-74b7-a1b7-293372428d63	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	0	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-7b23-b7ea-4f6be927b32d	019cacb3-f200-72b6-ab34-1787f4845542	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	1	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-79fe-86ee-3db5b05a36ef	019cacb3-f200-7dee-8a51-36028cd5cb63	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	\N	0	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-773e-8f04-27bbcc192853	019cacb3-f200-79ae-bb04-2a22987660dd	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	\N	1	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-7cfd-8246-463feaba94ed	019cacb3-f200-7b1e-889e-96039a319f4d	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	0	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-7471-b809-7194c3af4e3c	019cacb3-f200-737b-abc8-5126475dd817	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	1	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-7e39-94c8-923882b08768	019cacb3-f200-7c8d-a6f9-314b4c7f2ded	member	019cacb3-f200-79a0-9995-f81774618e69	\N	0	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-70f1-99b6-846c868eeb4d	019cacb3-f200-7d65-8a63-1a28ed5474dc	member	019cacb3-f200-79a0-9995-f81774618e69	\N	1	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-76c4-bcdb-3e332bd79bd3	019cacb3-f200-7161-9d14-619582b60865	member	019cacb3-f200-7009-88d0-0e825b4c3fae	\N	0	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-7c6b-8ea1-c09d8f0149cf	019cacb3-f200-715d-82c3-a80002724067	member	019cacb3-f200-7009-88d0-0e825b4c3fae	\N	1	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-7b06-848f-bca920468e49	019cacb3-f200-7007-bfb0-cc0287b67a72	member	019cacb3-f200-7876-a112-9ee344e32296	\N	0	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cacb3-f200-757c-89d9-58915a9281b1	019cacb3-f200-7410-ac22-66344bb90e29	member	019cacb3-f200-7876-a112-9ee344e32296	\N	1	2026-03-02 04:00:00+00	2026-05-01 04:00:00+00	\N
019cb1da-4e00-772d-9d9f-caf106687227	019cb1da-4e00-7c69-8d3a-366e19e21b80	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	0	2026-03-03 04:00:00+00	2026-05-02 04:00:00+00	\N
019cb1da-4e00-7e1c-9b00-19d262439751	019cb1da-4e00-731c-a7c1-714abd918895	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	0	2026-03-03 04:00:00+00	2026-05-02 04:00:00+00	\N
019cb1da-4e00-7f52-9afb-e64a67862474	019cb1da-4e00-7671-b8e4-2a261d6f2a17	member	019cacb3-f200-7876-a112-9ee344e32296	\N	1	2026-03-03 04:00:00+00	2026-05-02 04:00:00+00	\N
019cb1da-ee28-7657-9cd7-eee4c1b56bac	019cb1da-ee28-7368-98d5-d9c5deb1c58d	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	019cacb3-f200-7274-bee5-585d8203bef3	0	2026-03-03 04:00:41+00	2026-05-02 04:00:41+00	\N
019cb1dc-2e78-7020-b317-3ff97c370bf8	019cb1dc-2e78-7641-857f-1a47cc9d6bdf	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	1	2026-03-03 04:02:03+00	2026-05-02 04:02:03+00	\N
019cb1dc-cea0-756d-94f7-ab7273be3a95	019cb1dc-cea0-73fc-b089-3a4254c18033	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	1	2026-03-03 04:02:44+00	2026-05-02 04:02:44+00	\N
019cb1dc-cea0-779a-b00c-d7c815062575	019cb1dc-cea0-7797-98ca-90234eed0383	staff	019cacb3-f200-7e07-b541-2aaf040a243e	019cacb3-f200-7274-bee5-585d8203bef3	0	2026-03-03 04:02:44+00	2026-05-02 04:02:44+00	\N
019cb1dd-6ec8-74f1-9fde-c36dc3b31f2c	019cb1dd-6ec8-798b-8367-00cf1c78cf54	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	1	2026-03-03 04:03:25+00	2026-05-02 04:03:25+00	\N
019cb1de-0ef0-7795-a33a-647e74d5152b	019cb1de-0ef0-7f59-a625-a4bcf9159884	staff	019cacb3-f200-7aeb-b250-82c82df71e21	019cacb3-f200-7d65-8bb8-989ff5922504	0	2026-03-03 04:04:06+00	2026-05-02 04:04:06+00	\N
019cb702-9a18-74ef-b24f-edcb2411c69e	019cb702-9a18-7bcd-99fb-eb258ff15bf7	staff	019cacb3-f200-732f-bd35-221bf32f0db8	019cacb3-f200-7d65-8bb8-989ff5922504	0	2026-03-04 04:02:07+00	2026-05-03 04:02:07+00	\N
019cb703-0b60-7a4b-8b72-ba13eb8cf489	019cb703-0b60-7f86-86fc-6cb3871d83a8	merchant	019cacb3-f200-7274-bee5-585d8203bef3	019cacb3-f200-7274-bee5-585d8203bef3	0	2026-03-04 04:02:36+00	2026-05-03 04:02:36+00	\N
019cbc29-82b8-7d14-b003-f25243427b68	019cbc29-82b8-7b8f-85e6-4ac0af2238a2	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	019cacb3-f200-7a31-89b1-43e8e24ee5f9	0	2026-03-05 04:02:43+00	2026-05-04 04:02:43+00	\N
019cc14f-0010-7f17-8676-56ea8f6f8d84	019cc14f-0010-7a64-bcef-6c9b94922120	staff	019cacb3-f200-769f-93db-5b58102adc5e	019cacb3-f200-7a31-89b1-43e8e24ee5f9	0	2026-03-06 04:01:46+00	2026-05-05 04:01:46+00	\N
019cff51-40a8-70ce-8204-053c259d40e0	019cff51-40a8-794f-9aed-c619d5f44e7d	member	019cacb3-f200-7a3f-85a0-ed588171fbaf	\N	1	2026-03-18 05:00:41+00	2026-05-17 05:00:41+00	\N
019cc6ad-bda8-7913-a29b-f2b1e9210da9	019cc6ad-bda8-759f-9e5a-3c30e239d097	member	019cacb3-f200-79a0-9995-f81774618e69	\N	1	2026-03-07 05:03:21+00	2026-05-06 05:03:21+00	2026-04-03 05:00:41+00
019d56dd-5ca8-742b-8345-64363359f441	019d56dd-5ca8-7c1f-ac6a-698c97e987c6	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	0	2026-04-04 05:00:41+00	2026-06-03 05:00:41+00	\N
019d56dd-5ca8-77d1-93e8-336b0fc29b54	019d56dd-5ca8-7196-b044-a2173e3c9a3e	staff	019cacb3-f200-7aeb-b250-82c82df71e21	019cacb3-f200-7d65-8bb8-989ff5922504	0	2026-04-04 05:00:41+00	2026-06-03 05:00:41+00	\N
019d56de-2bb0-71be-8368-9cb35bdf4508	019d56de-2bb0-7535-a6f0-acada8d91e73	staff	019cacb3-f200-732f-bd35-221bf32f0db8	019cacb3-f200-7d65-8bb8-989ff5922504	0	2026-04-04 05:01:34+00	2026-06-03 05:01:34+00	\N
019d6650-70a8-792c-8c10-77378f018d71	019d6650-70a8-7624-aa3a-a6b28a09049f	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	019cacb3-f200-7274-bee5-585d8203bef3	0	2026-04-07 05:00:41+00	2026-06-06 05:00:41+00	\N
019d6b76-cca8-746a-a74c-b71d613e751e	019d6b76-cca8-78d8-a072-412b622c6b2a	member	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	1	2026-04-08 05:00:41+00	2026-06-07 05:00:41+00	\N
019d709d-5788-7e4c-9c59-4e209eecaead	019d709d-5788-736a-876e-999520518341	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cacb3-f200-7274-bee5-585d8203bef3	0	2026-04-09 05:00:53+00	2026-06-08 05:00:53+00	\N
019d8010-3ca8-7519-ab55-ea5fda356c74	019d8010-3ca8-7627-b55d-c00913b4d6ce	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	1	2026-04-12 05:00:41+00	2026-06-11 05:00:41+00	\N
019d8010-3ca8-7a38-a2e1-afc11f4a2ea9	019d8010-3ca8-7e8e-b313-3cc4928529a5	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	019cacb3-f200-7a31-89b1-43e8e24ee5f9	0	2026-04-12 05:00:41+00	2026-06-11 05:00:41+00	\N
019d8f83-50a8-7edd-8164-a0775b96bb22	019d8f83-50a8-7143-a400-e260176f810a	member	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	0	2026-04-15 05:00:41+00	2026-06-14 05:00:41+00	\N
019d8f83-50a8-7785-b7fd-0d233462aa34	019d8f83-50a8-7104-b499-a212532a7e90	staff	019cacb3-f200-7e07-b541-2aaf040a243e	019cacb3-f200-7274-bee5-585d8203bef3	0	2026-04-15 05:00:41+00	2026-06-14 05:00:41+00	\N
019d94ab-1bd8-7972-9ea2-5127c59e87b8	019d94ab-1bd8-7a10-aef7-23085c76c14d	member	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	2	2026-04-16 05:02:15+00	2026-06-15 05:02:15+00	\N
019d94ab-1bd8-714f-b571-64ed365abffc	019d94ab-1bd8-73a9-a6d4-07cc77ee2311	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	0	2026-04-16 05:02:15+00	2026-06-15 05:02:15+00	\N
019de6d8-7a40-7721-bea9-b47b9f672beb	019de6d8-7a40-7748-8e2c-498b96cce2cf	staff	019cacb3-f200-732f-bd35-221bf32f0db8	019cacb3-f200-7d65-8bb8-989ff5922504	0	2026-05-02 04:00:40+00	2026-07-01 04:00:40+00	\N
019de6d8-7a40-7ae4-b1f9-69cba431b9a7	019de6d8-7a40-71c6-a661-bf32bc715600	merchant	019cacb3-f200-7274-bee5-585d8203bef3	019cacb3-f200-7274-bee5-585d8203bef3	0	2026-05-02 04:00:40+00	2026-07-01 04:00:40+00	\N
019d94ab-bc00-77b6-bf84-9066af3e984a	019d94ab-bc00-7e8f-97e8-4da3f86651ac	member	019cacb3-f200-79a0-9995-f81774618e69	\N	1	2026-04-16 05:02:56+00	2026-06-15 05:02:56+00	2026-05-02 04:01:40+00
019de6d9-64a0-72ec-93c3-35accf2e85a7	019de6d9-64a0-7a58-9009-7b36c6741a83	staff	019cacb3-f200-769f-93db-5b58102adc5e	019cacb3-f200-7a31-89b1-43e8e24ee5f9	0	2026-05-02 04:01:40+00	2026-07-01 04:01:40+00	2026-05-02 04:01:40+00
019de6d9-64a0-7435-aa6a-1cda96501ff5	019de6d9-64a0-7ef9-8eaf-cc4f89020456	staff	019cacb3-f200-7e07-b541-2aaf040a243e	019cacb3-f200-7274-bee5-585d8203bef3	0	2026-05-02 04:01:40+00	2026-07-01 04:01:40+00	2026-05-02 04:01:40+00
019de6d9-64a0-7fd8-8702-c57af3fff99c	019de6d9-64a0-7027-a9f6-0512bd909e17	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	0	2026-05-02 04:01:40+00	2026-07-01 04:01:40+00	\N
019de6e3-28a0-7bb3-9f04-6bb7f56647a6	019de6e3-28a0-7a5a-abef-70da7c1b62be	member	019cacb3-f200-7876-a112-9ee344e32296	\N	2	2026-05-02 04:12:20+00	2026-07-01 04:12:20+00	\N
\.


--
-- Data for Name: settings; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.settings (name, value) FROM stdin;
currency	CNY
\.


--
-- Data for Name: settlement_items; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.settlement_items (transaction_id, settlement_id) FROM stdin;
019cb1de-0ef0-7832-a3f2-03a631740030	019cb700-aa00-7355-9bd9-79769aaf9b6e
019cb702-9a18-7296-a1b0-07d08427b940	019cbc27-0600-78f2-b335-046797a80f67
019cbc2a-22e0-7cdf-a20d-cf2374a72d7d	019cc14f-cf18-71c5-b60e-a7c7a9cb11bc
019cacb3-f200-7498-ac89-14f3953aa422	019cc6ab-48c0-7af1-943e-76e735791c20
019cb1da-ee28-7dfd-88f5-5f8c18be0572	019cc6ab-48c0-7af1-943e-76e735791c20
019cb1db-8e50-721d-beda-adc9340b6c68	019cc6ab-48c0-7af1-943e-76e735791c20
019cb1dc-2e78-765f-aa03-690c4765e616	019cc6ab-48c0-7af1-943e-76e735791c20
019cb1dc-cea0-70fc-92e2-3208b6f7ce3e	019cc6ab-48c0-7af1-943e-76e735791c20
019cb1dd-6ec8-78cf-99fd-051345e4a6aa	019cc6ab-48c0-7af1-943e-76e735791c20
019cb1de-ddf8-706a-9466-83a28158b68b	019cc6ab-48c0-7af1-943e-76e735791c20
019cb1de-ddf8-729c-ae74-28ad4cd8e9c9	019cc6ab-48c0-7af1-943e-76e735791c20
019cb1de-ddf8-7457-84bd-48ea6c7ff54e	019cc6ab-48c0-7af1-943e-76e735791c20
019cb701-b788-7e44-998e-aeb5a8fd01ff	019cc6ab-48c0-7af1-943e-76e735791c20
019cb702-28d0-72fd-ac87-7064c4d1d40d	019cc6ab-48c0-7af1-943e-76e735791c20
019cb702-28d0-7934-9abf-66340da7de93	019cc6ab-48c0-7af1-943e-76e735791c20
019cb703-0b60-7890-8e98-27237ae763ab	019cc6ab-48c0-7af1-943e-76e735791c20
019cbc28-4268-768f-b561-1a1e287f6fa8	019cc6ab-48c0-7af1-943e-76e735791c20
019cbc28-e290-7829-9643-2be4b94f7837	019cc6ab-48c0-7af1-943e-76e735791c20
019cbc2a-c308-74fb-80b0-29038efd3eb1	019cc6ab-48c0-7af1-943e-76e735791c20
019cc14e-3108-7404-b049-2f2742d09473	019cc6ab-48c0-7af1-943e-76e735791c20
019cc6ad-bda8-7c86-b524-d4438790aebb	019cd0f7-6480-7db3-8d89-fd1ced269a33
019cc6ae-8cb0-7bdb-8c86-15ad3a417082	019cd0f7-6480-7db3-8d89-fd1ced269a33
019cc6af-2cd8-7ce7-9594-6a1fef9a82a1	019cd0f7-6480-7db3-8d89-fd1ced269a33
019cc6af-fbe0-77ac-b665-5bcb03055fba	019cd0f7-6480-7db3-8d89-fd1ced269a33
019ccb9b-5668-74ca-8215-585eb9fff1c7	019cd0f7-6480-7db3-8d89-fd1ced269a33
019ccb9b-f690-7c34-8555-6acab029d358	019cd0f7-6480-7db3-8d89-fd1ced269a33
019ccb9c-67d8-70be-9f6e-2c9567993a22	019cd0f7-6480-7db3-8d89-fd1ced269a33
019cdb44-bca8-741f-a27d-b97cbf8da3ca	019ce06a-7880-7f88-baa5-4621a0b96a3c
019cdb45-8bb0-7852-9cee-20ef9daa1f82	019ce06a-7880-7f88-baa5-4621a0b96a3c
019cd61e-60a8-72c5-8708-028ae42acace	019ceaef-5f50-760e-b468-e1040fef5cc4
019cdb46-2bd8-7475-a1d6-821b3ea1c12d	019ceaef-5f50-760e-b468-e1040fef5cc4
019cdb46-fae0-7bac-a2b7-82a25904e005	019ceaef-5f50-760e-b468-e1040fef5cc4
019cdb47-c9e8-7901-b896-faa721dc1943	019ceaef-5f50-760e-b468-e1040fef5cc4
019ceab7-d0a8-7041-a6ba-7972cacb0ce1	019ceaef-5f50-760e-b468-e1040fef5cc4
019ceab8-70d0-7d98-a3e3-506e31e46aa6	019ceaef-5f50-760e-b468-e1040fef5cc4
019cefde-2ca8-7de5-a98f-f1a58fad3eb0	019cf505-57b0-7467-ad14-7d87369b0837
019cff51-40a8-77b2-be50-da0d1531071e	019d0477-9ca8-7c25-a383-682301045b43
019cefde-fbb0-7924-9bef-9d86400943c3	019d09d4-4700-7444-b81b-8d390c4ceac4
019cf505-57b0-73aa-925d-fe038a3b346a	019d09d4-4700-7444-b81b-8d390c4ceac4
019cfa2a-e4a8-7b4a-8cc2-0b2952113f1b	019d09d4-4700-7444-b81b-8d390c4ceac4
019d1911-0ca8-7581-bc6b-ebce552996a7	019d1e36-c880-7b17-8b10-cb8995564ddd
019d1911-dbb0-7e59-8b62-cf22672d04dc	019d1e36-c880-7b17-8b10-cb8995564ddd
019d2daa-7ca8-7ea3-bfe7-7b1b932ef5e6	019d32d0-d8a8-7271-991b-9307a38b4484
019d13ea-b0a8-732d-a924-8f9df235f6d0	019d3d53-df00-77b0-86b9-24be96d89dcb
019d2884-20a8-7bc6-b44e-415ea20ed4c0	019d3d53-df00-77b0-86b9-24be96d89dcb
019d32d0-d8a8-72ee-9afa-9991ff5bddb4	019d3d53-df00-77b0-86b9-24be96d89dcb
019cbc29-82b8-7066-845a-a0e30339d291	019d4769-a880-7ec6-852f-0e2ae87d74fa
019cc14f-0010-7fb0-9957-e18555c889b7	019d4769-a880-7ec6-852f-0e2ae87d74fa
019cc14f-cf18-7ad5-8194-7d3570007e14	019d4769-a880-7ec6-852f-0e2ae87d74fa
019cf504-88a8-7586-9e36-51ab73702610	019d4769-a880-7ec6-852f-0e2ae87d74fa
019d0477-9ca8-7363-bfcb-56c91f1a9d1a	019d4769-a880-7ec6-852f-0e2ae87d74fa
019d4243-eca8-73c4-bf6c-26284433a83c	019d4769-a880-7ec6-852f-0e2ae87d74fa
019d56dd-5ca8-7f1f-9f12-210e00d473f1	019d5c03-1880-7aee-a858-389e86260c43
019d56de-2bb0-7d95-9759-777c2523d36b	019d5c03-1880-7aee-a858-389e86260c43
019d6b76-cca8-7354-8e8e-5b8563b1642b	019d709d-5788-7308-8d54-deca8037a7f3
019d7ae9-b1c8-74cc-b97d-685590505379	019d8010-3ca8-7919-9d50-1be66512a11c
019d94a9-aca8-7c28-b33a-a1ec18c957c8	019d99cf-6880-77ab-a2a9-c8af6cc80216
019d94aa-7bb0-7ccf-bbee-f919b5d24382	019d99cf-6880-77ab-a2a9-c8af6cc80216
019d94ab-1bd8-73e1-92a5-6fe574091f94	019d99cf-6880-77ab-a2a9-c8af6cc80216
019d51b7-00a8-7c0d-bd65-ff40794d225e	019dae9f-c700-7b02-b0a5-80f75e01b815
019d6650-70a8-784b-89bd-10cab595a215	019dae9f-c700-7b02-b0a5-80f75e01b815
019d709d-5788-7e62-a41b-a385bd77ff99	019dae9f-c700-7b02-b0a5-80f75e01b815
019d8f83-50a8-7b0e-91c9-63f59b320109	019dae9f-c700-7b02-b0a5-80f75e01b815
019da41c-c0a8-743c-abf8-de6db6a59529	019dae9f-c700-7b02-b0a5-80f75e01b815
019da943-1ca8-78af-8ec1-8e401976a251	019daea0-6728-7028-a872-41a1b1c53e24
019dd275-fca8-77dd-ae2e-af217a031c6a	019dd79e-3920-7467-9def-a096c6e319f9
019dd276-cbb0-7609-a04f-52be69b5604a	019dd79e-3920-7467-9def-a096c6e319f9
019d8010-3ca8-71a1-a0c5-eff34b2f1ab3	019de1e9-10a8-7d17-85a8-b2fca4f22eac
019d94ab-bc00-7829-8f8c-1502fe303f09	019de1e9-10a8-7d17-85a8-b2fca4f22eac
019daea0-6728-794d-9fec-7ab6044bde40	019de1e9-10a8-7d17-85a8-b2fca4f22eac
019dbddc-8ca8-73fe-8eb2-70eeb5379f2d	019de1e9-10a8-7d17-85a8-b2fca4f22eac
\.


--
-- Data for Name: settlements; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.settlements (id, settlement_no, merchant_id, mode, status, period_start, period_end, payment_count, payment_amount, refund_count, refund_amount, recharge_count, recharge_amount, fee_bps, fee_amount, carried_in, carried_out, total_amount, created_at, follows) FROM stdin;
019cc6ab-48c0-7af1-943e-76e735791c20	SET0000000005	019cacb3-f200-7274-bee5-585d8203bef3	realtime	paid	2026-03-02 04:00:00+00	2026-03-07 04:50:40+00	9	142329	4	15999	4	21000	60	758	0	0	104572	2026-03-07 05:00:40+00	019cacb3-f200-7274-bee5-585d8203bef3
019cd0f7-6480-7db3-8d89-fd1ced269a33	SET0000000006	019cacb3-f200-7274-bee5-585d8203bef3	realtime	settled	2026-03-07 04:50:40+00	2026-03-09 04:50:00+00	4	45662	2	39000	1	150000	85	57	0	-143395	0	2026-03-09 05:00:00+00	019cc6ab-48c0-7af1-943e-76e735791c20
019ce06a-7880-7f88-baa5-4621a0b96a3c	SET0000000004	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-03-05 16:00:00+00	2026-03-11 16:00:00+00	1	758	1	125	0	0	125	8	-38	0	587	2026-03-12 05:00:00+00	019cc14f-cf18-71c5-b60e-a7c7a9cb11bc
019ceaef-5f50-760e-b468-e1040fef5cc4	SET0000000008	019cacb3-f200-7274-bee5-585d8203bef3	realtime	paid	2026-03-09 04:50:00+00	2026-03-14 05:51:22+00	4	196044	2	5400	0	0	85	1620	-143395	0	45629	2026-03-14 06:01:22+00	019cd0f7-6480-7db3-8d89-fd1ced269a33
019cf505-57b0-7467-ad14-7d87369b0837	SET0000000007	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-03-11 16:00:00+00	2026-03-15 16:00:00+00	1	1015	0	0	0	0	125	13	0	0	1002	2026-03-16 05:01:34+00	019ce06a-7880-7f88-baa5-4621a0b96a3c
019d0477-9ca8-7c25-a383-682301045b43	SET0000000009	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-03-15 16:00:00+00	2026-03-18 16:00:00+00	1	2000	0	0	0	0	125	25	0	0	1975	2026-03-19 05:00:41+00	019cf505-57b0-7467-ad14-7d87369b0837
019d09d4-4700-7444-b81b-8d390c4ceac4	SET0000000011	019cacb3-f200-7274-bee5-585d8203bef3	realtime	failed	2026-03-14 05:51:22+00	2026-03-20 05:50:00+00	1	15000	2	5500	0	0	85	81	0	0	9419	2026-03-20 06:00:00+00	019ceaef-5f50-760e-b468-e1040fef5cc4
019d1e36-c880-7b17-8b10-cb8995564ddd	SET0000000010	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-03-18 16:00:00+00	2026-03-23 16:00:00+00	1	448	1	125	0	0	125	4	0	0	319	2026-03-24 05:00:00+00	019d0477-9ca8-7c25-a383-682301045b43
019d32d0-d8a8-7271-991b-9307a38b4484	SET0000000012	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-03-23 16:00:00+00	2026-03-27 16:00:00+00	1	705	0	0	0	0	125	9	0	0	696	2026-03-28 05:00:41+00	019d1e36-c880-7b17-8b10-cb8995564ddd
019d3d53-df00-77b0-86b9-24be96d89dcb	SET0000000014	019cacb3-f200-7274-bee5-585d8203bef3	realtime	settled	2026-03-20 05:50:00+00	2026-03-30 05:50:00+00	3	5687	0	0	0	0	85	48	0	0	5639	2026-03-30 06:00:00+00	019d09d4-4700-7444-b81b-8d390c4ceac4
019d5c03-1880-7aee-a858-389e86260c43	SET0000000015	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-03-27 16:00:00+00	2026-04-04 16:00:00+00	1	1159	1	125	0	0	125	13	0	0	1021	2026-04-05 05:00:00+00	019d32d0-d8a8-7271-991b-9307a38b4484
019d709d-5788-7308-8d54-deca8037a7f3	SET0000000016	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-04-04 16:00:00+00	2026-04-08 16:00:00+00	1	395	0	0	0	0	125	5	0	0	390	2026-04-09 05:00:53+00	019d5c03-1880-7aee-a858-389e86260c43
019d8010-3ca8-7919-9d50-1be66512a11c	SET0000000017	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-04-08 16:00:00+00	2026-04-11 16:00:00+00	0	0	0	0	1	32100	125	0	0	-32100	0	2026-04-12 05:00:41+00	019d709d-5788-7308-8d54-deca8037a7f3
019d99cf-6880-77ab-a2a9-c8af6cc80216	SET0000000018	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-04-11 16:00:00+00	2026-04-16 16:00:00+00	2	25849	1	125	0	0	125	322	-32100	-6698	0	2026-04-17 05:00:00+00	019d8010-3ca8-7919-9d50-1be66512a11c
019dae9f-c700-7b02-b0a5-80f75e01b815	SET0000000020	019cacb3-f200-7274-bee5-585d8203bef3	realtime	pending	2026-03-30 05:50:00+00	2026-04-21 05:50:00+00	4	3252	1	55	0	0	85	27	0	0	3170	2026-04-21 06:00:00+00	019d3d53-df00-77b0-86b9-24be96d89dcb
019daea0-6728-7028-a872-41a1b1c53e24	SET0000000019	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-04-16 16:00:00+00	2026-04-20 16:00:00+00	1	1106	0	0	0	0	125	14	-6698	-5606	0	2026-04-21 06:00:41+00	019d99cf-6880-77ab-a2a9-c8af6cc80216
019cb700-aa00-7355-9bd9-79769aaf9b6e	SET0000000001	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	paid	2026-03-03 04:04:06+00	2026-03-03 16:00:00+00	1	1200	0	0	0	0	125	15	0	0	1185	2026-03-04 04:00:00+00	019cacb3-f200-7d65-8bb8-989ff5922504
019cbc27-0600-78f2-b335-046797a80f67	SET0000000002	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	settled	2026-03-03 16:00:00+00	2026-03-04 16:00:00+00	0	0	0	0	1	3000	125	0	0	-3000	0	2026-03-05 04:00:00+00	019cb700-aa00-7355-9bd9-79769aaf9b6e
019cc14f-cf18-71c5-b60e-a7c7a9cb11bc	SET0000000003	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	failed	2026-03-04 16:00:00+00	2026-03-05 16:00:00+00	1	3000	0	0	0	0	125	38	-3000	-38	0	2026-03-06 04:02:39+00	019cbc27-0600-78f2-b335-046797a80f67
019d4769-a880-7ec6-852f-0e2ae87d74fa	SET0000000013	019cacb3-f200-7a31-89b1-43e8e24ee5f9	monthly	paid	2026-03-05 04:02:43+00	2026-03-31 16:00:00+00	4	16972	2	8150	0	0	30	26	0	0	8796	2026-04-01 05:00:00+00	019cacb3-f200-7a31-89b1-43e8e24ee5f9
019dd79e-3920-7467-9def-a096c6e319f9	SET0000000021	019cacb3-f200-7d65-8bb8-989ff5922504	t_plus_1	pending	2026-04-20 16:00:00+00	2026-04-28 16:00:00+00	1	599	1	125	0	0	125	6	-5606	-5138	0	2026-04-29 05:02:44+00	019daea0-6728-7028-a872-41a1b1c53e24
019de1e9-10a8-7d17-85a8-b2fca4f22eac	SET0000000022	019cacb3-f200-7a31-89b1-43e8e24ee5f9	monthly	pending	2026-03-31 16:00:00+00	2026-04-30 16:00:00+00	4	6468	0	0	0	0	30	19	0	0	6449	2026-05-01 05:00:41+00	019d4769-a880-7ec6-852f-0e2ae87d74fa
\.


--
-- Data for Name: summed; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.summed (name, until_at) FROM stdin;
periods	2026-05-02 04:37:01+00
\.


--
-- Data for Name: transactions; Type: TABLE DATA; Schema: mps; Owner: -
--

COPY mps.transactions (id, tx_no, tx_type, status, card_id, member_id, merchant_id, operator_kind, operator_id, original_id, raw_amount, final_amount, rate, points, level, refunded_amount, points_reversed, remaining_refundable, payment_method, external_order_id, tag, reason, fingerprint, created_at, breakage) FROM stdin;
019cacb3-f200-7d26-9373-f130a2e8d52d	RCG0000000001	recharge	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	system	00000000-0000-0000-0000-000000000000	\N	100000	100000	1000	0	0	0	0	\N	bank	\N	\N	opening	\\xd504ce7584646d678bc3ab8e953723d08947ec667787e0374fb5c29ed166e069	2026-03-02 04:00:00+00	0
019cacb3-f200-74de-8779-56afa4defcab	RCG0000000033	recharge	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	system	00000000-0000-0000-0000-000000000000	\N	500000	500000	1000	0	0	0	0	\N	bank	\N	\N	opening	\\x31f5822d536f813f962f2d3d24b26198b2e36bec0f3a26f5a50cdd24ee21d5c2	2026-03-02 04:00:00+00	0
019cacb3-f200-7498-ac89-14f3953aa422	PAY0000000001	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	100000	100000	1000	1000	0	0	0	\N	\N	\N	\N	\N	\\x55a5a65a1ddb2b8d86f4c4dc2150a82f3274e119d48ac9867a1c49df8153e105	2026-03-02 04:00:00+00	0
019ad7a3-6100-7c8d-946e-5e048ac86027	RCG0000000900	recharge	completed	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	\N	system	00000000-0000-0000-0000-000000000000	\N	50000	50000	1000	0	0	0	0	\N	wechat	\N	\N	\N	\\xe3dc73727c8939e931a9a5e4d40151138ef413612f69c238c1491abf84d10e6e	2025-12-01 02:00:00+00	0
019b3a21-f409-776d-8a0c-c0e31acf5106	PAY0000000900	payment	completed	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	019cacb3-f200-7274-bee5-585d8203bef3	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	12000	11400	950	114	0	1400	14	\N	\N	older-1	{"from":"older"}	\N	\\x8e4d35e88438277e192745b55ab0f1f7cee1df311c4e434f1f778c42470a0be2	2025-12-20 05:01:02.345678+00	0
019b3a45-9f80-7c04-8d1d-9841b79d69d1	REF0000000900	refund	completed	019ad2b3-f380-7c77-b30d-2b8c3742d4c8	019ad2b3-f380-78e5-ae6c-0b268eba0ac4	019cacb3-f200-7274-bee5-585d8203bef3	merchant	019cacb3-f200-7274-bee5-585d8203bef3	019b3a21-f409-776d-8a0c-c0e31acf5106	1400	1400	1000	-14	0	0	0	\N	\N	\N	\N	舊系統	\\x7f3f7a7c5695daabd5f742e663a1f18320038532b987cf94dbf39c850e1726cc	2025-12-20 05:40:00+00	0
019cacb3-f200-7bd3-b497-76b4a88b516d	RCG0000000901	recharge	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	80000	80000	1000	0	0	0	0	\N	bank	\N	\N	轉帳	\\x30aecbc69525d82056f4138fd8fd37881ba6697df59e7f37b98469b134f93540	2026-03-02 04:00:00+00	0
019cacb3-f200-7197-b239-f358e8ad30fa	RCG0000000002	recharge	completed	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	80000	80000	1000	0	0	0	0	\N	bank	\N	\N	轉帳	\\xdd1f0865bac8b60bda05e3bf50cf5a6a989f481b5a1bcbc3c6060c170107e4e5	2026-03-02 04:00:00+00	0
019cacb3-f200-7b6f-b9e7-40bf8c7df585	RCG0000000902	recharge	completed	019cacb3-f200-7360-afb4-55d62d5c18ed	019cacb3-f200-7a3f-85a0-ed588171fbaf	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	80000	80000	1000	0	0	0	0	\N	bank	\N	\N	轉帳	\\xd981aaa9d15de5eca17f7af16d9147142c19bc156800d0855af03520475774ba	2026-03-02 04:00:00+00	0
019cacb3-f200-7d5e-a7df-e4754816dab2	RCG0000000003	recharge	completed	019cacb3-f200-754c-8305-dbeb668907a8	019cacb3-f200-74d9-b15e-195fbdbc1283	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	80000	80000	1000	0	0	0	0	\N	bank	\N	\N	轉帳	\\xc064364a2676f668569422b3832b470286422d20ff46cbcc3c1dd443f7ec31a4	2026-03-02 04:00:00+00	0
019cacb3-f200-7d92-bf26-0e06eefb745b	RCG0000000903	recharge	completed	019cacb3-f200-7ee4-a552-ebd58ce34294	019cacb3-f200-79a0-9995-f81774618e69	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	80000	80000	1000	0	0	0	0	\N	bank	\N	\N	轉帳	\\xaf648939228da317f62b8d4d7ef202910ed05ada51ff315154d32d38f15cd9fb	2026-03-02 04:00:00+00	0
019cacb3-f200-7b80-acbe-b55d6fe33ffa	RCG0000000904	recharge	completed	019cacb3-f200-7391-b6fa-51dd9be6bb88	019cacb3-f200-7009-88d0-0e825b4c3fae	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	80000	80000	1000	0	0	0	0	\N	bank	\N	\N	轉帳	\\xe0a158a6577aa2d4b82812e724e59571a466401f59cd88db7cb0fe53faef875d	2026-03-02 04:00:00+00	0
019cacb3-f200-75f1-8897-125e3e942709	RCG0000000004	recharge	completed	019cacb3-f200-7ed9-a74d-3e7458ff76bd	019cacb3-f200-7876-a112-9ee344e32296	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	80000	80000	1000	0	0	0	0	\N	bank	\N	\N	轉帳	\\xd60a70568a6f369469ad9ed2c585ea7922b70ce2056027498605febf04ddef16	2026-03-02 04:00:00+00	0
019cb1da-ee28-7dfd-88f5-5f8c18be0572	PAY0000000901	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	2550	1530	600	25	0	0	0	\N	\N	order-1001	\N	\N	\\x570b09322e8d0dc872ff4b832c0e90e84d9dd6426228b02e80f2728f4d0c0cdc	2026-03-03 04:00:41+00	0
019cb1dc-2e78-765f-aa03-690c4765e616	PAY0000000934	payment	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	4000	2400	600	40	0	0	0	\N	\N	訂單 1003/x	\N	\N	\\x0ef4a686736faa305cdf4b3578d0dac7f01bb43cb00c27a996c49ece9d3da211	2026-03-03 04:02:03+00	0
019cb1de-0ef0-7832-a3f2-03a631740030	PAY0000000904	payment	completed	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	1200	1200	1000	12	0	0	0	\N	\N	order-1001	\N	\N	\\xe3fa6047170e75e44bc61b44fef50d280e858b6a968f863ef75e037a43ec883d	2026-03-03 04:04:06+00	0
019cb702-28d0-72fd-ac87-7064c4d1d40d	RCG0000000905	recharge	cancelled	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	\N	50000	50000	1000	0	1	0	0	\N	cash	\N	\N	\N	\\x0a24cc9328f9bf5b86a7805097d8c39d207b1c25ff775e20ac51814dea91641a	2026-03-04 04:01:38+00	0
019cb1de-ddf8-706a-9466-83a28158b68b	REF0000000901	refund	completed	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cb1dd-6ec8-78cf-99fd-051345e4a6aa	3005	3005	1000	-30	0	0	0	4995	\N	\N	{"note":"退","till":3}	客人退貨	\\x3c8796f22d79c1398ba4bdd77443823e1ce3d3a6470db5f66fda3506975871b4	2026-03-03 04:04:59+00	0
019cb1db-8e50-721d-beda-adc9340b6c68	PAY0000000933	payment	refunded	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	9999	5999	600	99	1	5999	99	\N	\N	order-1002	\N	\N	\\x188b0b361b5106d26147aac0518412f979f7eca2072a218c45d51df38b9d6acb	2026-03-03 04:01:22+00	0
019cb1de-ddf8-729c-ae74-28ad4cd8e9c9	REF0000000933	refund	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	019cb1db-8e50-721d-beda-adc9340b6c68	5999	5999	1000	-99	1	0	0	0	\N	\N	\N	\N	\\x02240f2e436efcf28ba22a678b0bc2a223d1e1d5493575561441283d56a9489d	2026-03-03 04:04:59+00	0
019cb1dd-6ec8-78cf-99fd-051345e4a6aa	PAY0000000903	payment	refunded	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	8000	8000	1000	80	0	8000	80	\N	\N	order-1005	\N	\N	\\x2b3d0a21dd5d469fcf092fe1f6c8839d30d2a3dcddf87183abb350ace6f251f2	2026-03-03 04:03:25+00	0
019cb1de-ddf8-7457-84bd-48ea6c7ff54e	REF0000000902	refund	completed	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cb1dd-6ec8-78cf-99fd-051345e4a6aa	4995	4995	1000	-50	0	0	0	0	\N	\N	\N	\N	\\x8d450a3245100c25b174c8eb2e04876e0c2c2f5061fba81a2a1d943dbef6517e	2026-03-03 04:04:59+00	0
019cb701-b788-7e44-998e-aeb5a8fd01ff	RCG0000000005	recharge	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	\N	20000	20000	1000	0	0	0	0	\N	cash	\N	\N	\N	\\x78bee3b418e2803349db23a146e72a97b16b7c2d9166b93c88f98b94590b1339	2026-03-04 04:01:09+00	0
019cb702-28d0-7934-9abf-66340da7de93	RCR0000000001	recharge_reversal	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cb702-28d0-72fd-ac87-7064c4d1d40d	50000	50000	1000	0	1	0	0	\N	cash	\N	\N	打錯	\\xcd3c85746d57b21dbd255af9b833570972518fffcb6a5cd2e2c79c248b286ad5	2026-03-04 04:01:38+00	0
019cb702-9a18-7296-a1b0-07d08427b940	RCG0000000906	recharge	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-732f-bd35-221bf32f0db8	\N	3000	3000	1000	0	0	0	0	\N	cash	\N	\N	\N	\\x48c82b41f148c8183034e0d8a0022cf83a9de138cc47b0a61d6c16b393d3fd38	2026-03-04 04:02:07+00	0
019cb703-0b60-7890-8e98-27237ae763ab	RCG0000000907	recharge	completed	019cacb3-f200-7ee4-a552-ebd58ce34294	019cacb3-f200-79a0-9995-f81774618e69	019cacb3-f200-7274-bee5-585d8203bef3	merchant	019cacb3-f200-7274-bee5-585d8203bef3	\N	1000	1000	1000	0	0	0	0	\N	cash	\N	\N	\N	\\x16dfcf33a3f15f166d3372ee18225e8e875afa594dcb10f02bfbda601b092e59	2026-03-04 04:02:36+00	0
019cb703-0b60-7c59-b348-2bc284573880	RCG0000000006	recharge	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	15000	15000	1000	0	0	0	0	\N	cash	\N	\N	轉帳	\\x0a6ac819d1b83d832a3651858012498fcfb9d601a9a56e5b5ac8c8779b94a833	2026-03-04 04:02:36+00	0
019cbc2a-22e0-7cdf-a20d-cf2374a72d7d	PAY0000000935	payment	completed	019cbc27-a240-7c64-a483-07943651d42f	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	3000	3000	1000	0	0	0	0	\N	\N	\N	\N	\N	\\xc7ab01a9762c2a09d9af527c98895221e43029cd4cc7dcacf78a186d47ac43a4	2026-03-05 04:03:24+00	0
019cb703-0b60-7afe-bc4f-a3f2f7bd6d67	RCG0000000007	recharge	cancelled	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	33333	33333	1000	0	0	0	0	\N	bank	\N	\N	轉帳	\\x9944f59676f8435e3fbfebbe8cc1d809ddccedf3a7aa99ad71b11b154cd39178	2026-03-04 04:02:36+00	0
019cb703-0b60-714d-be7c-8e04c1cafa83	RCR0000000002	recharge_reversal	completed	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	019cb703-0b60-7afe-bc4f-a3f2f7bd6d67	33333	33333	1000	0	0	0	0	\N	bank	\N	\N	other account	\\x78d85ffff5591c093ffe05c2b4a7c9b93ee7b6a93b12e1023479f33df94fbb28	2026-03-04 04:02:36+00	0
019cb703-0b60-77bb-abc0-674805ac1d3d	RCG0000000008	recharge	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	member	019cacb3-f200-7b89-b336-8fbbf1c1437e	\N	2000	2000	1000	0	0	0	0	\N	sandbox	mine-1	\N	\N	\\xdaf256f4bc7eec61f0c60e6dff89e78d766e3508a8d54a2958e5e6be9b46baae	2026-03-04 04:02:36+00	0
019cb703-0b60-71ad-a2ba-d94a0e5db7c0	RCG0000000009	recharge	completed	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	1500	1500	1000	0	0	0	0	\N	sandbox	\N	\N	\N	\\x52e9543eff2cea248704c649793f03b7f9086b3732d13937ff2906700b16ebfe	2026-03-04 04:02:36+00	0
019cbc28-4268-768f-b561-1a1e287f6fa8	PAY0000000905	payment	completed	019cbc27-a240-7c62-b76b-3780e1956f3f	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	6000	6000	1000	0	0	0	0	\N	\N	\N	\N	\N	\\x34ee0b63d8fe2e3fc218abacdc8c29dcef80de303c39ce5066b73d201e523047	2026-03-05 04:01:21+00	4000
019cbc28-e290-7829-9643-2be4b94f7837	PAY0000000906	payment	completed	019cbc27-a240-756d-8b62-568ebc173dd1	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	7500	7500	1000	0	0	2000	0	\N	\N	\N	\N	\N	\\x9c8e48cb57e11b40f8d7ed0622a57eb9b6ff1ae0aa89661cb9509d6c01212667	2026-03-05 04:02:02+00	2500
019cc14e-3108-7404-b049-2f2742d09473	REF0000000903	refund	completed	019cbc27-a240-756d-8b62-568ebc173dd1	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cbc28-e290-7829-9643-2be4b94f7837	2000	2000	1000	0	0	0	0	5500	\N	\N	\N	\N	\\xe7c2cbaea1d00871fc4286306ab27075c3a3bd499b3c6353b9445c0bd063d520	2026-03-06 04:00:53+00	0
019cf504-88a8-7586-9e36-51ab73702610	PAY0000000913	payment	completed	019cdb46-2bd8-7319-83ed-1fc0dda568af	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	7000	7000	1000	70	0	0	0	\N	\N	\N	\N	\N	\\x8db06e67b394178afb06a99fb5f65f8586632cb10ae6f69801beb93e767b3393	2026-03-16 05:00:41+00	0
019cc14f-0010-7fb0-9957-e18555c889b7	REF0000000904	refund	completed	019cbc27-a240-7bac-adaf-6c246ca301e7	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-769f-93db-5b58102adc5e	019cbc29-82b8-7066-845a-a0e30339d291	3150	3150	1000	0	0	0	0	5000	\N	\N	\N	\N	\\x2d3d5aefa5c0f6765efc8c964c78b8d2f4775060105b0d675a6c89e4a0b560f2	2026-03-06 04:01:46+00	0
019cbc29-82b8-7066-845a-a0e30339d291	PAY0000000907	payment	refunded	019cbc27-a240-7bac-adaf-6c246ca301e7	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	8150	8150	1000	0	0	8150	0	\N	\N	\N	\N	\N	\\x39a38a90e545f23200c16a7f2fa5cc81ac415110b422d97020d118158c9325de	2026-03-05 04:02:43+00	1850
019cc14f-cf18-7ad5-8194-7d3570007e14	REF0000000905	refund	completed	019cbc27-a240-7bac-adaf-6c246ca301e7	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-769f-93db-5b58102adc5e	019cbc29-82b8-7066-845a-a0e30339d291	5000	5000	1000	0	0	0	0	0	\N	\N	\N	\N	\\x743c81f5070b03a87ac794e6104447ce336e5ef3f69669c9950b2fa162535d29	2026-03-06 04:02:39+00	1850
019cc6af-2cd8-7ce7-9594-6a1fef9a82a1	PAY0000000908	payment	refunded	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	29000	29000	1000	290	0	29000	290	\N	\N	\N	\N	\N	\\x67e428f413982ecf1711c49cbafada6754771dc945d76aa1b39a02eb5f09acdd	2026-03-07 05:04:55+00	0
019cc6af-fbe0-77ac-b665-5bcb03055fba	REF0000000906	refund	completed	019cacb3-f200-7117-bb80-7d5310475184	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cc6af-2cd8-7ce7-9594-6a1fef9a82a1	29000	29000	1000	-290	0	0	0	0	\N	\N	\N	\N	\\xf94f4e9b794fc8efccf25e7340599a00315f8710a5fe86074b34c893ec1cd90a	2026-03-07 05:05:48+00	0
019ccb9b-5668-74ca-8215-585eb9fff1c7	PAY0000000909	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	3330	1998	600	33	0	0	0	\N	\N	\N	\N	\N	\\x89e434563db3709706050e45d4f3136e8d84931283aa3f2ef7e26eb3111047ac	2026-03-08 04:01:21+00	0
019ccb9c-67d8-70be-9f6e-2c9567993a22	RCG0000000010	recharge	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	\N	150000	150000	1000	0	0	0	0	\N	cash	\N	\N	\N	\\x34ef6c103b4fa6b1d7a7472fcacf3030b7dcd33971b4acdee52bcf3e4237f3dc	2026-03-08 04:02:31+00	0
019cdb44-bca8-741f-a27d-b97cbf8da3ca	PAY0000000910	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	1263	758	600	12	0	125	1	\N	\N	\N	\N	\N	\\x817adb2856ac9e206f54e9c9fc72f8b21545e8c3ed1af224e8306de7c2ad7ddb	2026-03-11 05:00:41+00	0
019cdb45-8bb0-7852-9cee-20ef9daa1f82	REF0000000907	refund	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-732f-bd35-221bf32f0db8	019cdb44-bca8-741f-a27d-b97cbf8da3ca	125	125	1000	-1	0	0	0	633	\N	\N	{"note":"退","till":3}	客人退貨	\\x082588839bd88d113ca51d6796de3fa0d0ac8f41dd4f1a20d3db396f235ad9b2	2026-03-11 05:01:34+00	0
019cdb46-2bd8-7475-a1d6-821b3ea1c12d	PAY0000000911	payment	completed	019cacb3-f200-754c-8305-dbeb668907a8	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	15000	15000	1000	150	0	5000	50	\N	\N	\N	\N	\N	\\xb71175e5924d2b80b377b10e0dd9625cf1482e20b1e3ff1366dcc8a33f9582cc	2026-03-11 05:02:15+00	0
019cdb46-fae0-7bac-a2b7-82a25904e005	REF0000000908	refund	completed	019cdb46-2bd8-7319-83ed-1fc0dda568af	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cdb46-2bd8-7475-a1d6-821b3ea1c12d	5000	5000	1000	-50	0	0	0	10000	\N	\N	\N	\N	\\x65b2f191c745bfd2bce8115f4b88aadea4371c85045efba79eb185f9a7dc14cf	2026-03-11 05:03:08+00	0
019cdb47-c9e8-7901-b896-faa721dc1943	REF0000000909	refund	completed	019cdb46-2bd8-7319-83ed-1fc0dda568af	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cb1dc-cea0-70fc-92e2-3208b6f7ce3e	400	400	1000	-4	0	0	0	6000	\N	\N	\N	\N	\\xd7388083fa02b3743af8af176edfe57bb2e6b50a9c567f58e684ef114e4f6851	2026-03-11 05:04:01+00	0
019ceab7-d0a8-7041-a6ba-7972cacb0ce1	PAY0000000912	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	1584	950	600	15	0	0	0	\N	\N	\N	\N	\N	\\xbe86b4e283fe7c7352dd81482730ea0de536fa47a3175662bc63d0a1f792f0a4	2026-03-14 05:00:41+00	0
019cb1dc-cea0-70fc-92e2-3208b6f7ce3e	PAY0000000902	payment	completed	019cacb3-f200-754c-8305-dbeb668907a8	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	6400	6400	1000	64	0	1400	14	\N	\N	order-1004	{"covers":2,"note":"靠窗","table":"12"}	\N	\\x600b485893b748e2b1107cd2ee668d7ea9175f9814ec3105d27de39c8d877844	2026-03-03 04:02:44+00	0
019cf505-57b0-73aa-925d-fe038a3b346a	REF0000000910	refund	completed	019cf504-88a8-7368-b9c4-2474bd927242	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cb1dc-cea0-70fc-92e2-3208b6f7ce3e	1000	1000	1000	-10	0	0	0	5000	\N	\N	\N	\N	\\xaff5edae43e534b67c81558728a54a8cabbd2109fa8f4ff58b102b979089bebb	2026-03-16 05:01:34+00	0
019d0477-9ca8-7363-bfcb-56c91f1a9d1a	PAY0000000914	payment	completed	019ce06a-7880-73d1-b0d4-587bc84929b4	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	319	319	1000	3	0	0	0	\N	\N	\N	\N	\N	\\x54589f0091e28f299c2f6171a48e724aac5d82a5afa74d8fd3449e9fd3ba9a16	2026-03-19 05:00:41+00	0
019d1911-0ca8-7581-bc6b-ebce552996a7	PAY0000000915	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	747	448	600	7	0	125	1	\N	\N	\N	\N	\N	\\x9dc1f38cd5914dc147f342253e8f8a95f96c9065de3fbe2a3691641bed3ecce8	2026-03-23 05:00:41+00	0
019d1911-dbb0-7e59-8b62-cf22672d04dc	REF0000000911	refund	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-732f-bd35-221bf32f0db8	019d1911-0ca8-7581-bc6b-ebce552996a7	125	125	1000	-1	0	0	0	323	\N	\N	{"note":"退","till":3}	客人退貨	\\xc4f0a74f927d086b4e4e323b7efd7bdbe4fb04f55e1d31e385cf01cbba4323ef	2026-03-23 05:01:34+00	0
019d32d0-d8a8-72ee-9afa-9991ff5bddb4	PAY0000000917	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	7770	4662	600	77	0	0	0	\N	\N	\N	\N	\N	\\x124cd9c3c7116b770ebb7843f1efe1a8817c9aafb4da5dca4478ede2958c43bd	2026-03-28 05:00:41+00	0
019d4243-eca8-73c4-bf6c-26284433a83c	PAY0000000918	payment	completed	019ce06a-7880-73d1-b0d4-587bc84929b4	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	1503	1503	1000	15	0	0	0	\N	\N	\N	\N	\N	\\xbb93a0a0b470c4482c7226c146044887b64346a978e1cdbe0c8881c4000b4ea0	2026-03-31 05:00:41+00	0
019cc6ad-bda8-7c86-b524-d4438790aebb	PAY0000000937	payment	completed	019cacb3-f200-7ee4-a552-ebd58ce34294	019cacb3-f200-79a0-9995-f81774618e69	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	12000	12000	1000	120	0	10000	100	\N	\N	\N	\N	\N	\\x591ca760370df9cfb02509270ad69e4e7f8771b31694975a3d469927d6e04cb9	2026-03-07 05:03:21+00	0
019cc6ae-8cb0-7bdb-8c86-15ad3a417082	REF0000000934	refund	completed	019cacb3-f200-7ee4-a552-ebd58ce34294	019cacb3-f200-79a0-9995-f81774618e69	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cc6ad-bda8-7c86-b524-d4438790aebb	10000	10000	1000	-100	0	0	0	2000	\N	\N	\N	\N	\\xcc86cf1bf15051580a87fd91bd8a3e624939c5bb458f1387ff6e6e8080887a45	2026-03-07 05:04:14+00	0
019ccb9b-f690-7c34-8555-6acab029d358	PAY0000000938	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	4440	2664	600	44	1	0	0	\N	\N	\N	\N	\N	\\x7ea29d9f145d98b2b0e21c5b5c07f291ed94d0af3e1d2cd3d04864a403ff7460	2026-03-08 04:02:02+00	0
019cd61e-60a8-72c5-8708-028ae42acace	PAY0000000939	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	1156	694	600	11	1	0	0	\N	\N	\N	\N	\N	\\xcd934685b107663ab09048d560e71ddaf0c5b159fa29a606df6f9ece145452b8	2026-03-10 05:00:41+00	0
019ceab8-70d0-7d98-a3e3-506e31e46aa6	PAY0000000940	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	299000	179400	600	2990	1	0	0	\N	\N	\N	\N	\N	\\x2f017aa0bd2e594224831439db9c398ffc2833e2c645289fb32d9455da4d5a5e	2026-03-14 05:01:22+00	0
019cefde-2ca8-7de5-a98f-f1a58fad3eb0	PAY0000000941	payment	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	1691	1015	600	16	0	0	0	\N	\N	\N	\N	\N	\\xb64153711d22d08073d9269ce8c269a83d1604561d2a4fa3e1844b816efb1e3e	2026-03-15 05:00:41+00	0
019cbc2a-c308-74fb-80b0-29038efd3eb1	PAY0000000936	payment	refunded	019cbc27-a240-7273-8538-a4663b8e6081	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	4500	4500	1000	0	0	4500	0	\N	\N	\N	\N	\N	\\x5a6f4aa66f39777cc0471db72c6271971221abc99748a92dd4da42e8262e87a3	2026-03-05 04:04:05+00	1500
019cefde-fbb0-7924-9bef-9d86400943c3	REF0000000935	refund	completed	019cbc27-a240-7273-8538-a4663b8e6081	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019cbc2a-c308-74fb-80b0-29038efd3eb1	4500	4500	1000	0	0	0	0	0	\N	\N	\N	\N	\\x87fa9804cff9b4f0152e576b84cc946aa20cd7a006d9b33a5304058e7b9d0ddc	2026-03-15 05:01:34+00	1500
019cfa2a-e4a8-7b4a-8cc2-0b2952113f1b	PAY0000000942	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	25000	15000	600	250	1	0	0	\N	\N	\N	\N	\N	\\x897a167075503cf41a1af65ae6c6abb27fd495ab50a7c72d73babeec9978edad	2026-03-17 05:00:41+00	0
019cff51-40a8-77b2-be50-da0d1531071e	PAY0000000943	payment	completed	019cacb3-f200-7360-afb4-55d62d5c18ed	019cacb3-f200-7a3f-85a0-ed588171fbaf	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	2000	2000	1000	20	0	0	0	\N	\N	\N	\N	\N	\\x16730645d3959ecec21ea49a62ae467f4c2dededf765244b7cef544f60751ae0	2026-03-18 05:00:41+00	0
019d13ea-b0a8-732d-a924-8f9df235f6d0	PAY0000000944	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	640	384	600	6	1	0	0	\N	\N	\N	\N	\N	\\x2d94e83d3c2149b9699957ebe1e2508e6ed7825eb328ea9f69d027a2f0ee3dec	2026-03-22 05:00:41+00	0
019d2daa-7ca8-7ea3-bfe7-7b1b932ef5e6	PAY0000000945	payment	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	1175	705	600	11	0	0	0	\N	\N	\N	\N	\N	\\x86e965d3daa418fd3cc1f146f0902aaee3fe1509de154a9da5db975b00faec94	2026-03-27 05:00:41+00	0
019d51b7-00a8-7c0d-bd65-ff40794d225e	PAY0000000946	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	1824	1094	600	18	2	0	0	\N	\N	\N	\N	\N	\\xfce44f63c5dfea89092ec2e44dc6f687fc65d8553fe8983f08773a13498880ed	2026-04-03 05:00:41+00	0
019d6b76-cca8-7354-8e8e-5b8563b1642b	PAY0000000947	payment	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	659	395	600	6	0	0	0	\N	\N	\N	\N	\N	\\x66a5d7ecf73794384dcd394b13e81fc591a19f22e70e033b734e3466982a40f7	2026-04-08 05:00:41+00	0
019d8f83-50a8-7b0e-91c9-63f59b320109	PAY0000000948	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	1308	785	600	13	2	0	0	\N	\N	\N	\N	\N	\\x3140d98fc28c354313d179cb6c26023f536944988545dff97f79cd026c092cb7	2026-04-15 05:00:41+00	0
019d94ab-bc00-7829-8f8c-1502fe303f09	PAY0000000949	payment	completed	019cacb3-f200-7ee4-a552-ebd58ce34294	019cacb3-f200-79a0-9995-f81774618e69	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	3100	3100	1000	31	0	0	0	\N	\N	\N	\N	\N	\\xf8fb2a00e01d0942d9f58d942edad61f9e7b6b68c7c4854b847d8be7548f467b	2026-04-16 05:02:56+00	0
019da943-1ca8-78af-8ec1-8e401976a251	PAY0000000950	payment	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	1843	1106	600	18	0	0	0	\N	\N	\N	\N	\N	\\x4fc6ad2f7f2e4c106d2d85f776364d2951e4291e9a494e442a2c0616c840af6c	2026-04-20 05:00:41+00	0
019dcd4f-a0a8-7aff-81b2-6c9ef4c2efe9	PAY0000000951	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7e07-b541-2aaf040a243e	\N	892	535	600	8	2	0	0	\N	\N	\N	\N	\N	\\x8836774c62af4058e1993907da3d463259672d4ea4d9073231eb2d7570502cdf	2026-04-27 05:00:41+00	0
019dcd4f-a0a8-7a2d-8edc-8c861cd7978e	RCG0000000908	recharge	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	\N	admin	019cacb3-f200-7d1b-8158-583910eb4bf9	\N	4500	4500	1000	0	2	0	0	\N	bank	\N	\N	轉帳	\\x03cdab8f6d9eb8211206f1fcac02113a0684107b149308649bf364e5f7faed85	2026-04-27 05:00:41+00	0
019dd79c-58a8-7536-b518-8a03664dc81d	PAY0000000952	payment	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	6100	3660	600	61	0	0	0	\N	\N	\N	\N	\N	\\x9aa6377978fa1d63950b9325a3f5c7ab8e900188de3c65afd3dc6c42f541cee8	2026-04-29 05:00:41+00	0
019dd79c-c9f0-7785-8930-0a8a5a4b3c05	RCG0000000909	recharge	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	\N	500	500	1000	0	0	0	0	\N	cash	\N	\N	\N	\\xf9fc4d4caff255a9855095d008ff57b0d04f68c445405c310816a4db1afed7c2	2026-04-29 05:01:10+00	0
019de709-d6f8-733e-a643-183486430d69	PAY0000000953	payment	completed	019cacb3-f200-751e-a9dd-2b4a66703a67	019cacb3-f200-71b4-ae3f-2c308c4e2945	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	2020	1212	600	20	2	0	0	\N	\N	\N	\N	\N	\\x854601a1c2a13f1d9c9ecc5f43b264f2be77001eca1aa15b1f883ada40b78092	2026-05-02 04:54:35+00	0
019de70a-7720-792f-9039-6425828050de	PAY0000000954	payment	refunded	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	3030	1818	600	30	0	1818	30	\N	\N	order-2001	\N	\N	\\x2740a6392339173314ad0816edaaa5759353a40aaafadbafdcf695094bbfe809	2026-05-02 04:55:16+00	0
019de70a-7720-7ac3-927d-d63bdeea0f63	REF0000000936	refund	completed	019cacb3-f200-7e15-8fb6-3a5b2d9fd603	019cacb3-f200-711b-9d8a-b82b813f0d8e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	019de70a-7720-792f-9039-6425828050de	1818	1818	1000	-30	0	0	0	0	\N	\N	\N	\N	\\xd09b9ff0eca36c31ab24d816efbeb1c76d672ce82704d042a9a4ea5c7fa23bd6	2026-05-02 04:55:16+00	0
019d56dd-5ca8-7f1f-9f12-210e00d473f1	PAY0000000919	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	1931	1159	600	19	0	125	2	\N	\N	\N	\N	\N	\\xc7c19521c723d81e4e67ccfde739e981e74554ff78bc7329bbab51deb025fb71	2026-04-04 05:00:41+00	0
019d56de-2bb0-7d95-9759-777c2523d36b	REF0000000912	refund	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-732f-bd35-221bf32f0db8	019d56dd-5ca8-7f1f-9f12-210e00d473f1	125	125	1000	-2	0	0	0	1034	\N	\N	{"note":"退","till":3}	客人退貨	\\x8b8529c5fad07c0c7e1888d6ea0abff00da9c660a069165cdb7a111b7d25e99b	2026-04-04 05:01:34+00	0
019d6650-70a8-784b-89bd-10cab595a215	PAY0000000920	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	552	331	600	5	0	0	0	\N	\N	\N	\N	\N	\\xae9f5adf63861969320b404aa16552085ff0b9d362ed5903861b005de113d30d	2026-04-07 05:00:41+00	0
019d2884-20a8-7bc6-b44e-415ea20ed4c0	PAY0000000916	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	1068	641	600	10	0	55	0	\N	\N	\N	\N	\N	\\x217500475ba3b6e408acfb424204116410feb4560cb7703ddb1b636c8c199a1c	2026-03-26 05:00:41+00	0
019d709d-5788-7e62-a41b-a385bd77ff99	REF0000000913	refund	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019d2884-20a8-7bc6-b44e-415ea20ed4c0	55	55	1000	0	0	0	0	586	\N	\N	{"note":"退","till":3}	客人退貨	\\x384e20f60e67546e3300036190920c73c4fd9347259e2cdbe7ad50523070fb9c	2026-04-09 05:00:53+00	0
019d7ae9-b1c8-74cc-b97d-685590505379	RCG0000000011	recharge	completed	019cacb3-f200-7ed9-a74d-3e7458ff76bd	019cacb3-f200-7876-a112-9ee344e32296	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-732f-bd35-221bf32f0db8	\N	32100	32100	1000	0	0	0	0	\N	cash	\N	\N	\N	\\xf34d1db68cc13d85b7a38a20e63d566c055d464a8e6d600d964fe7b8bbaf3aa3	2026-04-11 05:00:29+00	0
019d8010-3ca8-71a1-a0c5-eff34b2f1ab3	PAY0000000921	payment	completed	019ce06a-7880-73d1-b0d4-587bc84929b4	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	1087	1087	1000	10	0	0	0	\N	\N	\N	\N	\N	\\x3ffc1df26217c0e4a44d8c687e754e9faa9af627b59ed57199b5efa76a9e138d	2026-04-12 05:00:41+00	0
019d94a9-aca8-7c28-b33a-a1ec18c957c8	PAY0000000922	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	1415	849	600	14	0	125	2	\N	\N	\N	\N	\N	\\x3a92f00f77f95c39514711ab16b9838bdd66601a3c89454debd02f7ffa9312d9	2026-04-16 05:00:41+00	0
019d94aa-7bb0-7ccf-bbee-f919b5d24382	REF0000000914	refund	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-732f-bd35-221bf32f0db8	019d94a9-aca8-7c28-b33a-a1ec18c957c8	125	125	1000	-2	0	0	0	724	\N	\N	{"note":"退","till":3}	客人退貨	\\xbb46dad9281c653719dfd09624b9667dd32c229c95e4eccf0fc1648f1cd047fd	2026-04-16 05:01:34+00	0
019d94ab-1bd8-73e1-92a5-6fe574091f94	PAY0000000923	payment	completed	019cf504-88a8-7368-b9c4-2474bd927242	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	25000	25000	1000	250	0	0	0	\N	\N	\N	\N	\N	\\x897a167075503cf41a1af65ae6c6abb27fd495ab50a7c72d73babeec9978edad	2026-04-16 05:02:15+00	0
019da41c-c0a8-743c-abf8-de6db6a59529	PAY0000000924	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	1736	1042	600	17	0	0	0	\N	\N	\N	\N	\N	\\x355338933dba84d04815e04a181bc0cf14d46ecf6a39bb5b937d4b1256e5d589	2026-04-19 05:00:41+00	0
019daea0-6728-794d-9fec-7ab6044bde40	PAY0000000925	payment	completed	019cf504-88a8-7368-b9c4-2474bd927242	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	1800	1710	950	18	1	0	0	\N	\N	\N	\N	\N	\\x9052612ac3feaf785ad302aff0c5d48a1f411ad65846f9d361f89835a808a1c5	2026-04-21 06:00:41+00	0
019dbddc-8ca8-73fe-8eb2-70eeb5379f2d	PAY0000000926	payment	completed	019ce06a-7880-73d1-b0d4-587bc84929b4	019cacb3-f200-7e47-b289-7149a2ce18f9	019cacb3-f200-7a31-89b1-43e8e24ee5f9	staff	019cacb3-f200-7c9d-bee5-0d7712a4bc1b	\N	571	571	1000	5	0	0	0	\N	\N	\N	\N	\N	\\x20345948ee809fc2d6115a84a6c09fae46144fc085469713575a019cb9cecc3c	2026-04-24 05:00:41+00	0
019dcd4f-a0a8-7b3c-b9ce-69aa7ced07ff	RCG0000000012	recharge	completed	019ce06a-7880-73d1-b0d4-587bc84929b4	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	member	019cacb3-f200-7e47-b289-7149a2ce18f9	\N	500	500	1000	0	0	0	0	\N	sandbox	\N	\N	\N	\\xc64f4ff94edb064424ce0cb3c2f9f228131b47fa878525fd14474bce3035ae70	2026-04-27 05:00:41+00	0
019dd275-fca8-77dd-ae2e-af217a031c6a	PAY0000000927	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-7aeb-b250-82c82df71e21	\N	999	599	600	9	0	125	1	\N	\N	\N	\N	\N	\\x51e9ddf1818071ad4a11a3917b3e6f40f568a05c66914cce1fc50b35cfa2215d	2026-04-28 05:00:41+00	0
019dd276-cbb0-7609-a04f-52be69b5604a	REF0000000915	refund	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7d65-8bb8-989ff5922504	staff	019cacb3-f200-732f-bd35-221bf32f0db8	019dd275-fca8-77dd-ae2e-af217a031c6a	125	125	1000	-1	0	0	0	474	\N	\N	{"note":"退","till":3}	客人退貨	\\x8234e810c31bdca9f7ba230727b81d2e5e3237f219b776d332b31fa220b5da4d	2026-04-28 05:01:34+00	0
019dd79d-6a18-767d-a7b6-bd51df7d4efe	PAY0000000928	payment	completed	019cf504-88a8-7368-b9c4-2474bd927242	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	6200	5890	950	62	1	205	2	\N	\N	\N	\N	\N	\\x7112ab8661ef4b05e6ee33be9a6c99431f01351714ac3861be22d9e1b8cf98d6	2026-04-29 05:01:51+00	0
019dd79e-3920-7120-97da-3c3a504da7c7	REF0000000916	refund	completed	019cf504-88a8-7368-b9c4-2474bd927242	019cacb3-f200-74d9-b15e-195fbdbc1283	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019dd79d-6a18-767d-a7b6-bd51df7d4efe	205	205	1000	-2	1	0	0	5685	\N	\N	{"note":"退","till":3}	客人退貨	\\x397b2604ad7d1e4bd86b369baf27579be250d1fce30d106d6e0a134111d584ce	2026-04-29 05:02:44+00	0
019de1e9-10a8-790b-914a-fe93498922cb	PAY0000000929	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	1220	732	600	12	0	0	0	\N	\N	\N	\N	\N	\\xbb4d872edcd1bdc8b13fa6f5607daeeaa397208db51b7aec2647e63e7e6a401c	2026-05-01 05:00:41+00	0
019de6f8-d768-753d-b81a-138f1a8df8a0	PAY0000000930	payment	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7f86-84bc-ac1ad05f952b	\N	1010	606	600	10	0	115	1	\N	\N	\N	\N	\N	\\xba20e0ee1418a627c092d8748c920490a4549da66245437bf8c634ceefcb566f	2026-05-02 04:36:01+00	0
019de6fc-6590-7847-bcca-cf3635123ffd	REF0000000917	refund	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019de6f8-d768-753d-b81a-138f1a8df8a0	115	115	1000	-1	0	0	0	491	\N	\N	{"note":"退","till":3}	客人退貨	\\xfc7e53f588629130c37c3fdeeffe76cb7d0349344e6018fc233d8703b7a55fe0	2026-05-02 04:39:54+00	0
019de70a-e868-7da2-b8e2-71ad700c18ea	RCG0000000013	recharge	cancelled	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	\N	1100	1100	1000	0	0	0	0	\N	cash	\N	\N	\N	\\xec990bb656c147d7be369e125c69afd61c5d1135e43cb56a9ee06aacadc91e0e	2026-05-02 04:55:45+00	0
019de70a-e868-779a-9ea4-5695d692b960	RCR0000000003	recharge_reversal	completed	019cacb3-f200-72fa-968b-c07873d9250d	019cacb3-f200-7b89-b336-8fbbf1c1437e	019cacb3-f200-7274-bee5-585d8203bef3	staff	019cacb3-f200-7ce2-bb04-33c196cd5855	019de70a-e868-7da2-b8e2-71ad700c18ea	1100	1100	1000	0	0	0	0	\N	cash	\N	\N	打錯	\\x5a79bbd24db2484befe63cee71b841a610602739f979942f9e1c72cda2c3da36	2026-05-02 04:55:45+00	0
\.


--
-- Name: audit_log_id_seq; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.audit_log_id_seq', 357, true);


--
-- Name: numbers_cor; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.numbers_cor', 3, true);


--
-- Name: numbers_m; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.numbers_m', 911, true);


--
-- Name: numbers_pay; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.numbers_pay', 933, true);


--
-- Name: numbers_rcg; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.numbers_rcg', 901, true);


--
-- Name: numbers_rcr; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.numbers_rcr', 3, true);


--
-- Name: numbers_ref; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.numbers_ref', 933, true);


--
-- Name: numbers_set; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.numbers_set', 23, true);


--
-- Name: numbers_std; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.numbers_std', 914, true);


--
-- Name: numbers_vch; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.numbers_vch', 11, true);


--
-- Name: point_ledger_id_seq; Type: SEQUENCE SET; Schema: mps; Owner: -
--

SELECT pg_catalog.setval('mps.point_ledger_id_seq', 79, true);


--
-- Name: admins admins_name_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.admins
    ADD CONSTRAINT admins_name_key UNIQUE (name);


--
-- Name: admins admins_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.admins
    ADD CONSTRAINT admins_pkey PRIMARY KEY (id);


--
-- Name: audit_heads audit_heads_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.audit_heads
    ADD CONSTRAINT audit_heads_pkey PRIMARY KEY (stream);


--
-- Name: audit_log audit_log_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);


--
-- Name: card_bindings card_bindings_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.card_bindings
    ADD CONSTRAINT card_bindings_pkey PRIMARY KEY (member_id, card_id);


--
-- Name: day_totals day_totals_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.day_totals
    ADD CONSTRAINT day_totals_pkey PRIMARY KEY (account_id, kind, day);


--
-- Name: idempotency_keys idempotency_keys_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (owner_id, operation, key);


--
-- Name: imports imports_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.imports
    ADD CONSTRAINT imports_pkey PRIMARY KEY (name);


--
-- Name: lanes lanes_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.lanes
    ADD CONSTRAINT lanes_pkey PRIMARY KEY (id);


--
-- Name: leases leases_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.leases
    ADD CONSTRAINT leases_pkey PRIMARY KEY (name);


--
-- Name: ledger_entries ledger_entries_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.ledger_entries
    ADD CONSTRAINT ledger_entries_pkey PRIMARY KEY (posting_id, line);


--
-- Name: limits limits_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.limits
    ADD CONSTRAINT limits_pkey PRIMARY KEY (kind, object_id);


--
-- Name: marks marks_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.marks
    ADD CONSTRAINT marks_pkey PRIMARY KEY (name);


--
-- Name: member_cards member_cards_card_no_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_cards
    ADD CONSTRAINT member_cards_card_no_key UNIQUE (card_no);


--
-- Name: member_cards member_cards_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_cards
    ADD CONSTRAINT member_cards_pkey PRIMARY KEY (id);


--
-- Name: member_external_identities member_external_identities_member_id_provider_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_external_identities
    ADD CONSTRAINT member_external_identities_member_id_provider_key UNIQUE (member_id, provider);


--
-- Name: member_external_identities member_external_identities_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_external_identities
    ADD CONSTRAINT member_external_identities_pkey PRIMARY KEY (provider, external_id);


--
-- Name: member_profiles member_profiles_email_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_profiles
    ADD CONSTRAINT member_profiles_email_key UNIQUE (email);


--
-- Name: member_profiles member_profiles_member_no_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_profiles
    ADD CONSTRAINT member_profiles_member_no_key UNIQUE (member_no);


--
-- Name: member_profiles member_profiles_phone_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_profiles
    ADD CONSTRAINT member_profiles_phone_key UNIQUE (phone);


--
-- Name: member_profiles member_profiles_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_profiles
    ADD CONSTRAINT member_profiles_pkey PRIMARY KEY (id);


--
-- Name: member_search_terms member_search_terms_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_search_terms
    ADD CONSTRAINT member_search_terms_pkey PRIMARY KEY (term, member_id) INCLUDE (created_at, shared);


--
-- Name: member_states member_states_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_states
    ADD CONSTRAINT member_states_pkey PRIMARY KEY (status);


--
-- Name: membership_levels membership_levels_min_points_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.membership_levels
    ADD CONSTRAINT membership_levels_min_points_key UNIQUE (min_points);


--
-- Name: membership_levels membership_levels_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.membership_levels
    ADD CONSTRAINT membership_levels_pkey PRIMARY KEY (level);


--
-- Name: merchant_staff merchant_staff_merchant_id_operator_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.merchant_staff
    ADD CONSTRAINT merchant_staff_merchant_id_operator_key UNIQUE (merchant_id, operator);


--
-- Name: merchant_staff merchant_staff_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.merchant_staff
    ADD CONSTRAINT merchant_staff_pkey PRIMARY KEY (id);


--
-- Name: merchants merchants_code_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.merchants
    ADD CONSTRAINT merchants_code_key UNIQUE (code);


--
-- Name: merchants merchants_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.merchants
    ADD CONSTRAINT merchants_pkey PRIMARY KEY (id);


--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (owner_id, external_order_id);


--
-- Name: payment_codes payment_codes_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.payment_codes
    ADD CONSTRAINT payment_codes_pkey PRIMARY KEY (hash);


--
-- Name: period_sums period_sums_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.period_sums
    ADD CONSTRAINT period_sums_pkey PRIMARY KEY (scope_id, kind, begins_at) INCLUDE (number, amount);


--
-- Name: point_ledger point_ledger_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.point_ledger
    ADD CONSTRAINT point_ledger_pkey PRIMARY KEY (id);


--
-- Name: recovery_codes recovery_codes_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.recovery_codes
    ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (account_kind, account_id, number);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);


--
-- Name: second_factors second_factors_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.second_factors
    ADD CONSTRAINT second_factors_pkey PRIMARY KEY (account_kind, account_id);


--
-- Name: sessions sessions_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);


--
-- Name: settings settings_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (name);


--
-- Name: settlement_items settlement_items_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.settlement_items
    ADD CONSTRAINT settlement_items_pkey PRIMARY KEY (transaction_id);


--
-- Name: settlements settlements_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.settlements
    ADD CONSTRAINT settlements_pkey PRIMARY KEY (id);


--
-- Name: settlements settlements_settlement_no_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.settlements
    ADD CONSTRAINT settlements_settlement_no_key UNIQUE (settlement_no);


--
-- Name: summed summed_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.summed
    ADD CONSTRAINT summed_pkey PRIMARY KEY (name);


--
-- Name: transactions transactions_pkey; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.transactions
    ADD CONSTRAINT transactions_pkey PRIMARY KEY (id);


--
-- Name: transactions transactions_tx_no_key; Type: CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.transactions
    ADD CONSTRAINT transactions_tx_no_key UNIQUE (tx_no);


--
-- Name: audit_log_by_actor; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX audit_log_by_actor ON mps.audit_log USING btree (actor_id, at, id);


--
-- Name: audit_log_by_object; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX audit_log_by_object ON mps.audit_log USING btree (object_id, at, id);


--
-- Name: audit_log_by_stream; Type: INDEX; Schema: mps; Owner: -
--

CREATE UNIQUE INDEX audit_log_by_stream ON mps.audit_log USING btree (stream, seq);


--
-- Name: audit_log_by_time; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX audit_log_by_time ON mps.audit_log USING btree (at, id);


--
-- Name: card_bindings_by_card; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX card_bindings_by_card ON mps.card_bindings USING btree (card_id);


--
-- Name: idempotency_keys_by_age; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX idempotency_keys_by_age ON mps.idempotency_keys USING btree (created_at);


--
-- Name: member_cards_by_time; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX member_cards_by_time ON mps.member_cards USING btree (created_at, id);


--
-- Name: member_cards_one_standard; Type: INDEX; Schema: mps; Owner: -
--

CREATE UNIQUE INDEX member_cards_one_standard ON mps.member_cards USING btree (member_id) WHERE ((card_type = 'standard'::text) AND (status <> 'closed'::text) AND (replaced_by IS NULL));


--
-- Name: member_cards_rare; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX member_cards_rare ON mps.member_cards USING btree (status, created_at, id) WHERE (status <> 'active'::text);


--
-- Name: member_cards_special; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX member_cards_special ON mps.member_cards USING btree (card_type, created_at, id) WHERE (card_type <> 'standard'::text);


--
-- Name: member_profiles_by_time; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX member_profiles_by_time ON mps.member_profiles USING btree (created_at, id);


--
-- Name: member_profiles_rare; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX member_profiles_rare ON mps.member_profiles USING btree (status, created_at, id) WHERE (status <> 'active'::text);


--
-- Name: member_search_terms_pairs; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX member_search_terms_pairs ON mps.member_search_terms USING btree (substr(term, 1, 2), created_at, member_id) WHERE ((term > '~'::text) AND (shared < 2));


--
-- Name: merchants_by_time; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX merchants_by_time ON mps.merchants USING btree (created_at, id);


--
-- Name: payment_codes_by_end; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX payment_codes_by_end ON mps.payment_codes USING btree (expires_at, created_at);


--
-- Name: payment_codes_one_live; Type: INDEX; Schema: mps; Owner: -
--

CREATE UNIQUE INDEX payment_codes_one_live ON mps.payment_codes USING btree (card_id) WHERE (ended IS NULL);


--
-- Name: point_ledger_by_card; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX point_ledger_by_card ON mps.point_ledger USING btree (card_id, id);


--
-- Name: sessions_by_account; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX sessions_by_account ON mps.sessions USING btree (account_id, created_at, id);


--
-- Name: sessions_by_end; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX sessions_by_end ON mps.sessions USING btree (expires_at);


--
-- Name: settlement_items_by_settlement; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX settlement_items_by_settlement ON mps.settlement_items USING btree (settlement_id, transaction_id);


--
-- Name: settlements_by_merchant; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX settlements_by_merchant ON mps.settlements USING btree (merchant_id, created_at, id);


--
-- Name: settlements_by_time; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX settlements_by_time ON mps.settlements USING btree (created_at, id);


--
-- Name: settlements_follows; Type: INDEX; Schema: mps; Owner: -
--

CREATE UNIQUE INDEX settlements_follows ON mps.settlements USING btree (follows);


--
-- Name: settlements_unpaid; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX settlements_unpaid ON mps.settlements USING btree (status, created_at, id) WHERE (status <> 'paid'::text);


--
-- Name: transactions_by_member; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX transactions_by_member ON mps.transactions USING btree (member_id, created_at, id);


--
-- Name: transactions_by_merchant; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX transactions_by_merchant ON mps.transactions USING btree (merchant_id, created_at, id) INCLUDE (operator_id);


--
-- Name: transactions_by_time; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX transactions_by_time ON mps.transactions USING btree (created_at, id);


--
-- Name: transactions_rare; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX transactions_rare ON mps.transactions USING btree (tx_type, created_at, id) WHERE (tx_type <> 'payment'::text);


--
-- Name: transactions_rare_by_merchant; Type: INDEX; Schema: mps; Owner: -
--

CREATE INDEX transactions_rare_by_merchant ON mps.transactions USING btree (merchant_id, tx_type, created_at, id) WHERE (tx_type <> 'payment'::text);


--
-- Name: audit_heads audit_heads_go_on; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER audit_heads_go_on BEFORE UPDATE ON mps.audit_heads FOR EACH ROW EXECUTE FUNCTION mps.audit_heads_go_on();


--
-- Name: audit_heads audit_heads_stay; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER audit_heads_stay BEFORE DELETE OR TRUNCATE ON mps.audit_heads FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();


--
-- Name: audit_log audit_log_append_only; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON mps.audit_log FOR EACH STATEMENT EXECUTE FUNCTION mps.audit_log_is_append_only();


--
-- Name: member_cards member_cards_stay; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER member_cards_stay BEFORE DELETE OR TRUNCATE ON mps.member_cards FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();


--
-- Name: member_profiles member_profiles_state_changed; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER member_profiles_state_changed AFTER UPDATE OF status ON mps.member_profiles FOR EACH ROW WHEN ((old.status <> new.status)) EXECUTE FUNCTION mps.count_member_states();


--
-- Name: member_profiles member_profiles_state_new; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER member_profiles_state_new AFTER INSERT ON mps.member_profiles FOR EACH ROW WHEN ((new.status <> 'active'::text)) EXECUTE FUNCTION mps.count_member_states();


--
-- Name: member_profiles member_profiles_stay; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER member_profiles_stay BEFORE DELETE OR TRUNCATE ON mps.member_profiles FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();


--
-- Name: member_search_terms member_search_terms_complete; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER member_search_terms_complete BEFORE INSERT ON mps.member_search_terms FOR EACH ROW WHEN ((new.created_at IS NULL)) EXECUTE FUNCTION mps.complete_search_term();


--
-- Name: merchants merchants_stay; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER merchants_stay BEFORE DELETE OR TRUNCATE ON mps.merchants FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();


--
-- Name: transactions transactions_stay; Type: TRIGGER; Schema: mps; Owner: -
--

CREATE TRIGGER transactions_stay BEFORE DELETE OR TRUNCATE ON mps.transactions FOR EACH STATEMENT EXECUTE FUNCTION mps.rows_are_never_deleted();


--
-- Name: card_bindings card_bindings_card_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.card_bindings
    ADD CONSTRAINT card_bindings_card_id_fkey FOREIGN KEY (card_id) REFERENCES mps.member_cards(id);


--
-- Name: card_bindings card_bindings_member_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.card_bindings
    ADD CONSTRAINT card_bindings_member_id_fkey FOREIGN KEY (member_id) REFERENCES mps.member_profiles(id);


--
-- Name: idempotency_keys idempotency_keys_transaction_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.idempotency_keys
    ADD CONSTRAINT idempotency_keys_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES mps.transactions(id);


--
-- Name: member_cards member_cards_last_payment_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_cards
    ADD CONSTRAINT member_cards_last_payment_id_fkey FOREIGN KEY (last_payment_id) REFERENCES mps.transactions(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: member_cards member_cards_member_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_cards
    ADD CONSTRAINT member_cards_member_id_fkey FOREIGN KEY (member_id) REFERENCES mps.member_profiles(id);


--
-- Name: member_cards member_cards_replaced_by_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_cards
    ADD CONSTRAINT member_cards_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES mps.member_cards(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: member_external_identities member_external_identities_member_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.member_external_identities
    ADD CONSTRAINT member_external_identities_member_id_fkey FOREIGN KEY (member_id) REFERENCES mps.member_profiles(id);


--
-- Name: merchant_staff merchant_staff_merchant_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.merchant_staff
    ADD CONSTRAINT merchant_staff_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES mps.merchants(id);


--
-- Name: orders orders_reversal_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.orders
    ADD CONSTRAINT orders_reversal_id_fkey FOREIGN KEY (reversal_id) REFERENCES mps.transactions(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: orders orders_transaction_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.orders
    ADD CONSTRAINT orders_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES mps.transactions(id);


--
-- Name: payment_codes payment_codes_card_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.payment_codes
    ADD CONSTRAINT payment_codes_card_id_fkey FOREIGN KEY (card_id) REFERENCES mps.member_cards(id);


--
-- Name: payment_codes payment_codes_member_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.payment_codes
    ADD CONSTRAINT payment_codes_member_id_fkey FOREIGN KEY (member_id) REFERENCES mps.member_profiles(id);


--
-- Name: payment_codes payment_codes_merchant_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.payment_codes
    ADD CONSTRAINT payment_codes_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES mps.merchants(id);


--
-- Name: point_ledger point_ledger_transaction_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.point_ledger
    ADD CONSTRAINT point_ledger_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES mps.transactions(id);


--
-- Name: settlement_items settlement_items_settlement_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.settlement_items
    ADD CONSTRAINT settlement_items_settlement_id_fkey FOREIGN KEY (settlement_id) REFERENCES mps.settlements(id);


--
-- Name: settlement_items settlement_items_transaction_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.settlement_items
    ADD CONSTRAINT settlement_items_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES mps.transactions(id);


--
-- Name: settlements settlements_merchant_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.settlements
    ADD CONSTRAINT settlements_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES mps.merchants(id);


--
-- Name: transactions transactions_card_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.transactions
    ADD CONSTRAINT transactions_card_id_fkey FOREIGN KEY (card_id) REFERENCES mps.member_cards(id);


--
-- Name: transactions transactions_original_id_fkey; Type: FK CONSTRAINT; Schema: mps; Owner: -
--

ALTER TABLE ONLY mps.transactions
    ADD CONSTRAINT transactions_original_id_fkey FOREIGN KEY (original_id) REFERENCES mps.transactions(id);


--
-- Name: admins; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.admins ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_heads; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.audit_heads ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_log; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.audit_log ENABLE ROW LEVEL SECURITY;

--
-- Name: card_bindings; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.card_bindings ENABLE ROW LEVEL SECURITY;

--
-- Name: day_totals; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.day_totals ENABLE ROW LEVEL SECURITY;

--
-- Name: idempotency_keys; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.idempotency_keys ENABLE ROW LEVEL SECURITY;

--
-- Name: imports; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.imports ENABLE ROW LEVEL SECURITY;

--
-- Name: lanes; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.lanes ENABLE ROW LEVEL SECURITY;

--
-- Name: leases; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.leases ENABLE ROW LEVEL SECURITY;

--
-- Name: ledger_entries; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.ledger_entries ENABLE ROW LEVEL SECURITY;

--
-- Name: limits; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.limits ENABLE ROW LEVEL SECURITY;

--
-- Name: marks; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.marks ENABLE ROW LEVEL SECURITY;

--
-- Name: member_cards; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.member_cards ENABLE ROW LEVEL SECURITY;

--
-- Name: member_external_identities; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.member_external_identities ENABLE ROW LEVEL SECURITY;

--
-- Name: member_profiles; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.member_profiles ENABLE ROW LEVEL SECURITY;

--
-- Name: member_search_terms; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.member_search_terms ENABLE ROW LEVEL SECURITY;

--
-- Name: member_states; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.member_states ENABLE ROW LEVEL SECURITY;

--
-- Name: membership_levels; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.membership_levels ENABLE ROW LEVEL SECURITY;

--
-- Name: merchant_staff; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.merchant_staff ENABLE ROW LEVEL SECURITY;

--
-- Name: merchants; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.merchants ENABLE ROW LEVEL SECURITY;

--
-- Name: orders; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.orders ENABLE ROW LEVEL SECURITY;

--
-- Name: payment_codes; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.payment_codes ENABLE ROW LEVEL SECURITY;

--
-- Name: period_sums; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.period_sums ENABLE ROW LEVEL SECURITY;

--
-- Name: point_ledger; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.point_ledger ENABLE ROW LEVEL SECURITY;

--
-- Name: recovery_codes; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.recovery_codes ENABLE ROW LEVEL SECURITY;

--
-- Name: schema_migrations; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.schema_migrations ENABLE ROW LEVEL SECURITY;

--
-- Name: second_factors; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.second_factors ENABLE ROW LEVEL SECURITY;

--
-- Name: sessions; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.sessions ENABLE ROW LEVEL SECURITY;

--
-- Name: settings; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.settings ENABLE ROW LEVEL SECURITY;

--
-- Name: settlement_items; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.settlement_items ENABLE ROW LEVEL SECURITY;

--
-- Name: settlements; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.settlements ENABLE ROW LEVEL SECURITY;

--
-- Name: summed; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.summed ENABLE ROW LEVEL SECURITY;

--
-- Name: transactions; Type: ROW SECURITY; Schema: mps; Owner: -
--

ALTER TABLE mps.transactions ENABLE ROW LEVEL SECURITY;

--
-- PostgreSQL database dump complete
--


