-- A small shop in the shape of the older generation: tables in public, money as numeric(12,2),
-- bcrypt hashes by pgcrypto.
CREATE EXTENSION pgcrypto;
CREATE SCHEMA audit;
CREATE TYPE card_type AS ENUM ('standard', 'prepaid', 'voucher', 'corporate');
CREATE TYPE bind_role AS ENUM ('owner', 'admin', 'member', 'viewer');
CREATE TYPE tx_status AS ENUM ('processing', 'completed', 'failed', 'cancelled', 'refunded');

CREATE TABLE member_profiles (
    id uuid PRIMARY KEY, member_no text UNIQUE NOT NULL, name text NOT NULL, phone text UNIQUE,
    email text UNIQUE, role text NOT NULL DEFAULT 'member', status text NOT NULL,
    owner_info jsonb NOT NULL DEFAULT '{}', password_hash text,
    created_at timestamptz NOT NULL DEFAULT '2024-05-01T08:00:00Z');
CREATE TABLE member_external_identities (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), member_id uuid NOT NULL, provider text NOT NULL,
    external_id text NOT NULL);
CREATE TABLE membership_levels (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), level int UNIQUE NOT NULL, name text NOT NULL,
    min_points int NOT NULL, max_points int, discount numeric(4,3) NOT NULL,
    is_active boolean NOT NULL DEFAULT true);
CREATE TABLE member_cards (
    id uuid PRIMARY KEY, card_no text UNIQUE NOT NULL, card_type card_type NOT NULL,
    owner_member_id uuid, name text, balance numeric(12,2) NOT NULL DEFAULT 0,
    points int NOT NULL DEFAULT 0, level int, discount numeric(4,3) NOT NULL DEFAULT 1.000,
    fixed_discount numeric(4,3), binding_password_hash text, status text NOT NULL DEFAULT 'active',
    expires_at timestamptz, created_at timestamptz NOT NULL DEFAULT '2024-05-01T08:00:00Z');
CREATE TABLE card_bindings (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), card_id uuid NOT NULL, member_id uuid NOT NULL,
    role bind_role NOT NULL, created_at timestamptz NOT NULL DEFAULT '2024-05-01T08:00:00Z');
CREATE TABLE merchants (
    id uuid PRIMARY KEY, code text UNIQUE, name text NOT NULL, contact text, status text NOT NULL,
    password_hash text, created_at timestamptz NOT NULL DEFAULT '2024-05-01T08:00:00Z');
CREATE TABLE transactions (
    id uuid PRIMARY KEY, tx_no text UNIQUE NOT NULL, tx_type text NOT NULL, card_id uuid NOT NULL,
    merchant_id uuid, raw_amount numeric(12,2) NOT NULL,
    discount_applied numeric(4,3) NOT NULL DEFAULT 1.000, final_amount numeric(12,2) NOT NULL,
    points_earned int NOT NULL DEFAULT 0, status tx_status NOT NULL DEFAULT 'completed',
    reason text, payment_method text DEFAULT 'balance', external_order_id text,
    original_tx_id uuid, tag jsonb NOT NULL DEFAULT '{}', created_at timestamptz NOT NULL);
CREATE TABLE point_ledger (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), card_id uuid NOT NULL, tx_id uuid,
    change int NOT NULL, balance_before int NOT NULL, balance_after int NOT NULL, reason text,
    created_at timestamptz NOT NULL);
CREATE TABLE settlements (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), merchant_id uuid NOT NULL, mode text NOT NULL,
    period_start timestamptz NOT NULL, period_end timestamptz NOT NULL,
    total_amount numeric(12,2) NOT NULL, total_tx_count int NOT NULL, status text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE audit.event_log (
    id bigserial PRIMARY KEY, happened_at timestamptz NOT NULL, actor_user_id uuid,
    action text NOT NULL, object_type text NOT NULL, object_id uuid,
    context jsonb NOT NULL DEFAULT '{}');

INSERT INTO membership_levels (level, name, min_points, max_points, discount) VALUES
    (0, '普通會員', 0, 99, 1.000), (1, '銀卡會員', 100, NULL, 0.950);
INSERT INTO member_profiles (id, member_no, name, phone, email, status, password_hash) VALUES
    ('00000000-0000-4000-8000-00000000000a', 'M00000001', '林小美', '+886912345678',
     'Lin@Example.com', 'active', crypt('an older password', gen_salt('bf'))),
    ('00000000-0000-4000-8000-00000000000b', 'M00000002', '陳大文', '+886987654321', NULL,
     'suspended', NULL),
    ('00000000-0000-4000-8000-00000000000c', 'M00000017', '王', NULL, NULL, 'active', NULL);
INSERT INTO member_external_identities (member_id, provider, external_id) VALUES
    ('00000000-0000-4000-8000-00000000000a', 'wechat', 'openid-lin'),
    ('00000000-0000-4000-8000-00000000000a', 'facebook', 'lin');
INSERT INTO merchants (id, code, name, status, password_hash) VALUES
    ('00000000-0000-4000-8000-0000000000f1', 'SHOP001', '第一家店', 'active',
     crypt('the shop''s password', gen_salt('bf')));
INSERT INTO member_cards (id, card_no, card_type, owner_member_id, balance, points, level,
                          fixed_discount, binding_password_hash, expires_at) VALUES
    ('00000000-0000-4000-8000-0000000000c1', 'STD00000001', 'standard',
     '00000000-0000-4000-8000-00000000000a', 815.95, 199, 1, NULL, NULL, NULL),
    ('00000000-0000-4000-8000-0000000000c2', 'STD00000002', 'standard',
     '00000000-0000-4000-8000-00000000000b', 50.00, 40, 0, NULL, NULL, NULL),
    ('00000000-0000-4000-8000-0000000000c3', 'PPD00000003', 'prepaid',
     '00000000-0000-4000-8000-00000000000b', 20.50, 10, 0, NULL, NULL, NULL),
    ('00000000-0000-4000-8000-0000000000c4', 'COR00000004', 'corporate',
     '00000000-0000-4000-8000-00000000000a', 7.00, 0, NULL, 0.800,
     crypt('join us', gen_salt('bf')), NULL),
    ('00000000-0000-4000-8000-0000000000c5', 'VCH00000005', 'voucher',
     '00000000-0000-4000-8000-00000000000a', 30.00, 0, NULL, NULL, NULL, '2099-01-01T00:00:00Z');
INSERT INTO card_bindings (card_id, member_id, role) VALUES
    ('00000000-0000-4000-8000-0000000000c4', '00000000-0000-4000-8000-00000000000c', 'admin'),
    ('00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-00000000000c', 'viewer');
INSERT INTO transactions (id, tx_no, tx_type, card_id, merchant_id, raw_amount, discount_applied,
                          final_amount, status, payment_method, external_order_id, original_tx_id,
                          created_at) VALUES
    ('00000000-0000-4000-8000-0000000000d1', 'RCG0000000001', 'recharge',
     '00000000-0000-4000-8000-0000000000c1', NULL, 1000.00, 1.000, 1000.00, 'completed', 'wechat',
     'wx-1', NULL, '2024-06-01T00:00:00Z'),
    ('00000000-0000-4000-8000-0000000000d2', 'PAY0000000002', 'payment',
     '00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000f1', 299.00, 0.950,
     284.05, 'completed', 'balance', 'till-1', NULL, '2024-06-02T00:00:00Z'),
    ('00000000-0000-4000-8000-0000000000d3', 'REF0000000003', 'refund',
     '00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000f1', 100.00, 1.000,
     100.00, 'completed', 'balance', NULL, '00000000-0000-4000-8000-0000000000d2',
     '2024-06-03T00:00:00Z'),
    ('00000000-0000-4000-8000-0000000000d4', 'PAY0000000004', 'payment',
     '00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000f1', 10.00, 1.000,
     10.00, 'failed', 'balance', NULL, NULL, '2024-06-04T00:00:00Z'),
    ('00000000-0000-4000-8000-0000000000d5', 'REF0000000005', 'refund',
     '00000000-0000-4000-8000-0000000000c2', '00000000-0000-4000-8000-0000000000f1', 5.00, 1.000,
     5.00, 'completed', 'balance', NULL, NULL, '2024-06-05T00:00:00Z');
INSERT INTO point_ledger (card_id, tx_id, change, balance_before, balance_after, reason, created_at)
VALUES
    ('00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000d2', 299, 0, 299,
     'payment', '2024-06-02T00:00:00Z'),
    ('00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000d3', -100, 299, 199,
     'refund', '2024-06-03T00:00:00Z');
INSERT INTO settlements (merchant_id, mode, period_start, period_end, total_amount, total_tx_count,
                         status)
VALUES ('00000000-0000-4000-8000-0000000000f1', 't_plus_1', '2024-06-01T00:00:00Z',
        '2024-06-03T00:00:00Z', 284.05, 1, 'paid');
INSERT INTO audit.event_log (happened_at, action, object_type, object_id) VALUES
    ('2024-06-02T00:00:00Z', 'charge', 'card', '00000000-0000-4000-8000-0000000000c1'),
    ('2024-06-03T00:00:00Z', 'refund', 'card', '00000000-0000-4000-8000-0000000000c1');
