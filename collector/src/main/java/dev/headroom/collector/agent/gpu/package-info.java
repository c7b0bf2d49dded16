/**
 * The GPUs of this machine from one long-lived {@code nvidia-smi}, which prints a document every interval. What a
 * document means is known in {@code collector.gpu}.
 */
@NullMarked
package dev.headroom.collector.agent.gpu;

import org.jspecify.annotations.NullMarked;
