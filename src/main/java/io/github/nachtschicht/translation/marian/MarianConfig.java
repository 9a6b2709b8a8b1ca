package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.decoding.SearchRules;
import java.util.List;

/**
 * What {@code config.json} and {@code generation_config.json} of a Hugging Face MarianMT folder
 * say, as far as inference needs it.
 *
 * @param modelDimension {@code d_model}
 * @param encoderLayers number of encoder layers
 * @param decoderLayers number of decoder layers
 * @param encoderHeads attention heads of an encoder layer
 * @param decoderHeads attention heads of a decoder layer
 * @param encoderFeedForward width of an encoder layer's feed-forward network
 * @param decoderFeedForward width of a decoder layer's feed-forward network
 * @param activation activation of the feed-forward networks
 * @param vocabularySize rows of the embedding, ids 0 to {@code vocabularySize - 1}
 * @param maxPositions most tokens the encoder or the decoder can take, {@code
 *     max_position_embeddings}
 * @param scaleEmbedding whether embeddings are multiplied by the square root of {@code d_model}
 * @param sharedEmbeddings whether encoder and decoder share one embedding matrix
 * @param padId id of {@code <pad>}
 * @param eosId id of {@code </s>}
 * @param decoderStartId id the decoder starts with
 * @param forcedEosId id forced at the last place, or -1
 * @param bannedIds ids that are never generated ({@code bad_words_ids} of one token)
 * @param beamSize {@code num_beams}
 * @param maxLength {@code max_length}: most tokens generated, the start token included
 * @param lengthPenalty {@code length_penalty}
 * @param renormalize {@code renormalize_logits}: whether log-probabilities are normalised again
 *     after bans
 */
public record MarianConfig(
    int modelDimension,
    int encoderLayers,
    int decoderLayers,
    int encoderHeads,
    int decoderHeads,
    int encoderFeedForward,
    int decoderFeedForward,
    Activation activation,
    int vocabularySize,
    int maxPositions,
    boolean scaleEmbedding,
    boolean sharedEmbeddings,
    int padId,
    int eosId,
    int decoderStartId,
    int forcedEosId,
    List<Integer> bannedIds,
    int beamSize,
    int maxLength,
    double lengthPenalty,
    boolean renormalize) {

  /** Activation functions MarianMT models use. */
  public enum Activation {
    /** x * sigmoid(x), also called silu. */
    SWISH,
    /** max(x, 0). */
    RELU
  }

  public MarianConfig {
    bannedIds = List.copyOf(bannedIds);
  }

  SearchRules searchRules(DecodingOptions options) {
    return new SearchRules(options, decoderStartId, eosId, forcedEosId, renormalize);
  }
}
