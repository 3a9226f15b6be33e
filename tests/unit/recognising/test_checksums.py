import pytest

from evidence_kit.recognising.checksums import (
    base58check_version,
    eip55,
    is_segwit_address,
    monero_network,
)


@pytest.mark.parametrize(
    ("address", "version"),
    [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", 0x00),
        ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", 0x00),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", 0x05),
        ("LUd28DgwFmae8thFhaPYHGVmps4XockqfQ", 0x30),
        ("MLkMXXwmuFFA5L6DmTejSgcxwZfT99f7pg", 0x32),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 0x41),
    ],
)
def test_a_base58check_address_gives_its_version(address, version):
    assert base58check_version(address) == version


@pytest.mark.parametrize(
    "address",
    [
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0",
        "A" * 34,
        "1",
        "",
    ],
)
def test_an_altered_base58check_address_gives_none(address):
    assert base58check_version(address) is None


# BIP-350, "Test vectors for v0-v16 native segregated witness addresses".
@pytest.mark.parametrize(
    ("address", "prefix"),
    [
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bc"),
        ("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7", "tb"),
        ("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", "bc"),
        ("BC1SW50QGDZ25J", "bc"),
        ("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "bc"),
        ("tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy", "tb"),
        ("tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c", "tb"),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bc"),
    ],
)
def test_the_valid_vectors_of_bip_350_are_right(address, prefix):
    assert is_segwit_address(address, prefix=prefix)


# BIP-350, the invalid list; each line's reason there is in the comment.
@pytest.mark.parametrize(
    ("address", "prefix"),
    [
        ("tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut", "bc"),  # prefix
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", "bc"),  # Bech32
        ("tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf", "tb"),  # Bech32
        ("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL", "bc"),  # Bech32
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", "bc"),  # Bech32m for version 0
        ("tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47", "tb"),  # the same
        ("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", "bc"),  # character
        ("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", "bc"),  # version
        ("bc1pw5dgrnzv", "bc"),  # program of 1 byte
        (
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
            "bc",
        ),  # program of 41 bytes
        ("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "bc"),  # length for version 0
        ("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq", "tb"),  # mixed case
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf", "bc"),  # padding
        ("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j", "tb"),  # padding
        ("bc1gmk9yu", "bc"),  # no data
    ],
)
def test_the_invalid_vectors_of_bip_350_are_wrong(address, prefix):
    assert not is_segwit_address(address, prefix=prefix)


@pytest.mark.parametrize(
    ("address", "prefix"),
    [
        ("ltc1qxtm55gultqzhqzl2p3ks50hg2478y3hehuj6dz", "ltc"),
        ("ltc1qudhthew8h03vzc7x99m3qg0z8wjq2f759hp4ej", "ltc"),
    ],
)
def test_the_prefix_is_part_of_what_is_checked(address, prefix):
    assert is_segwit_address(address, prefix=prefix)
    assert not is_segwit_address(address.replace("ltc1", "bc1"), prefix="bc")


# EIP-55, "Test Cases".
@pytest.mark.parametrize(
    "address",
    [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ],
)
def test_the_vectors_of_eip_55_come_out_of_their_small_letters(address):
    assert eip55(address.lower()) == address


MONERO = {
    18: """44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2w
        fn3RVGQBEP3A""",
    19: """4BUqMSeJfNQGudzEJNvzQ2LXh4tbUdW4YCM7mq55edxBT7t1297vwCMZSnJwGvEKEKbH8hGmhZZAGhdHbp2
        te6AA38ZMi4knaCKLprMPni""",
    42: """888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQU
        iyoogDavup3H""",
}


@pytest.mark.parametrize("network", [18, 19, 42])
def test_monero_addresses_of_every_form_give_their_network(network):
    address = "".join(MONERO[network].split())

    assert monero_network(address) == network


@pytest.mark.parametrize("address", ["4" + "A" * 94, "4" + "z" * 94, "44", "4", "", "0" * 95])
def test_what_does_not_check_gives_no_monero_network(address):
    assert monero_network(address) is None
