package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.venues.json.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An order of exchange version 2 or 3 with its signature. Everything in it follows from the intent,
 * so the same intent gives the same bytes and the same id.
 *
 * @param terms what is signed
 * @param id the digest, which is the venue's name of the order
 * @param signature 65 bytes, or 317 for a deposit wallet
 */
record SignedOrder(Terms terms, String id, String signature) {
  private static final String ORDER_TYPE =
      "Order(uint256 salt,address maker,address signer,uint256 tokenId,uint256 makerAmount,"
          + "uint256 takerAmount,uint8 side,uint8 signatureType,uint256 timestamp,"
          + "bytes32 metadata,bytes32 builder)";
  private static final byte[] ORDER_TYPE_BYTES = ORDER_TYPE.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ORDER_TYPE_HASH = Keccak.hash(ORDER_TYPE);
  private static final byte[] NESTED_TYPE_HASH =
      Keccak.hash(
          "TypedDataSign(Order contents,string name,string version,uint256 chainId,"
              + "address verifyingContract,bytes32 salt)"
              + ORDER_TYPE);
  private static final byte[] DEPOSIT_WALLET_NAME = Keccak.hash("DepositWallet");
  private static final byte[] DEPOSIT_WALLET_VERSION = Keccak.hash("1");
  private static final String ZERO_WORD = "0x" + "0".repeat(64);
  private static final int WORD_BYTES = 32;
  private static final long UNITS_PER_HUNDREDTH = 10_000;

  /** The order of an intent, signed for its market's exchange. */
  static SignedOrder of(OrderIntent intent, Wallet wallet, ExchangeDomain domain) {
    // A price of 1e-4 dollars times 1e-2 shares is exactly the collateral's unit of 1e-6.
    BigInteger collateral = BigInteger.valueOf(intent.limit().times(intent.quantity()).micros());
    BigInteger shares =
        BigInteger.valueOf(Math.multiplyExact(intent.quantity().hundredths(), UNITS_PER_HUNDREDTH));
    boolean buys = intent.action() == Action.BUY;
    Terms terms =
        new Terms(
            BigInteger.valueOf(intent.key().salt()),
            wallet.funder(),
            wallet.signer(),
            new BigInteger(intent.instrument().id().token()),
            buys ? collateral : shares,
            buys ? shares : collateral,
            intent.action(),
            wallet.type(),
            BigInteger.valueOf(intent.createdAt()),
            ZERO_WORD,
            ZERO_WORD);
    return sign(terms, wallet.key(), domain);
  }

  /** Signs terms. */
  static SignedOrder sign(Terms terms, SigningKey key, ExchangeDomain domain) {
    byte[] struct = terms.hash();
    byte[] digest = domain.digest(struct);
    byte[] signature =
        terms.signatureType() == SignatureType.DEPOSIT_WALLET
            ? nested(terms, struct, key, domain)
            : key.sign(digest);
    return new SignedOrder(terms, Hex.of(digest), Hex.of(signature));
  }

  /** The ERC-7739 form: the wallet's own envelope around the order, and what checks it. */
  private static byte[] nested(Terms terms, byte[] struct, SigningKey key, ExchangeDomain domain) {
    byte[] envelope =
        new AbiWords()
            .word(NESTED_TYPE_HASH)
            .word(struct)
            .word(DEPOSIT_WALLET_NAME)
            .word(DEPOSIT_WALLET_VERSION)
            .uint(domain.chainId())
            .address(terms.signer())
            .word(new byte[WORD_BYTES])
            .hash();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(key.sign(domain.digest(envelope)));
    whole.writeBytes(domain.separator());
    whole.writeBytes(struct);
    whole.writeBytes(ORDER_TYPE_BYTES);
    whole.write(ORDER_TYPE_BYTES.length >> Byte.SIZE);
    whole.write(ORDER_TYPE_BYTES.length);
    return whole.toByteArray();
  }

  /** The request's exact text, with the keys in the order of the official client. */
  String body(String owner, Handling handling) {
    return Json.write(wire(owner, handling));
  }

  /** The texts of several orders in one request, in their order. */
  static String bodies(List<SignedOrder> orders, String owner, Handling handling) {
    ArrayNode all = Json.array();
    orders.forEach(order -> all.add(order.wire(owner, handling)));
    return Json.write(all);
  }

  private ObjectNode wire(String owner, Handling handling) {
    ObjectNode body = Json.object();
    body.put("deferExec", false);
    body.put("postOnly", handling.postOnly());
    ObjectNode order = body.putObject("order");
    order.put("salt", terms.salt());
    order.put("maker", terms.maker().checksummed());
    order.put("signer", terms.signer().checksummed());
    order.put("tokenId", terms.tokenId().toString());
    order.put("makerAmount", terms.makerAmount().toString());
    order.put("takerAmount", terms.takerAmount().toString());
    order.put("side", terms.side().name());
    order.put("signatureType", terms.signatureType().number());
    order.put("timestamp", terms.timestamp().toString());
    order.put("expiration", Long.toString(handling.expiration()));
    order.put("metadata", terms.metadata());
    order.put("builder", terms.builder());
    order.put("signature", signature);
    body.put("owner", owner);
    body.put("orderType", handling.type().name());
    return body;
  }

  /**
   * What is signed.
   *
   * @param salt makes it unique together with the time stamp
   * @param maker the wallet that pays
   * @param signer who answers for it
   * @param tokenId the outcome token
   * @param makerAmount what is given, in millionths: collateral of a buy, shares of a sale
   * @param takerAmount what is wanted for it at least, in millionths
   * @param timestamp epoch milliseconds
   * @param metadata a word in hexadecimal
   * @param builder a word in hexadecimal
   */
  record Terms(
      BigInteger salt,
      Address maker,
      Address signer,
      BigInteger tokenId,
      BigInteger makerAmount,
      BigInteger takerAmount,
      Action side,
      SignatureType signatureType,
      BigInteger timestamp,
      String metadata,
      String builder) {

    byte[] hash() {
      return new AbiWords()
          .word(ORDER_TYPE_HASH)
          .uint(salt)
          .address(maker)
          .address(signer)
          .uint(tokenId)
          .uint(makerAmount)
          .uint(takerAmount)
          .uint(side == Action.BUY ? 0 : 1)
          .uint(signatureType.number())
          .uint(timestamp)
          .word(Hex.parse(metadata, WORD_BYTES))
          .word(Hex.parse(builder, WORD_BYTES))
          .hash();
    }
  }
}
