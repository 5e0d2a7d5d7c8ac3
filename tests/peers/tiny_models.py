"""Models of a few bytes that sherpa-onnx really loads: they tell loud from quiet."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FLOAT, HALF, INT32, INT64 = (
    TensorProto.FLOAT,
    TensorProto.FLOAT16,
    TensorProto.INT32,
    TensorProto.INT64,
)
_QUIET_MEL = -12.0  # below it a frame's features are those of silence


def telephone_model(folder: Path) -> None:
    """Write a T-one model: each loud stretch is heard as the word "да"."""
    nodes = [
        helper.make_node("Cast", ["signal"], ["wave"], to=FLOAT),
        helper.make_node("Abs", ["wave"], ["size"]),
        helper.make_node("Reshape", ["size", "frames"], ["framed"]),
        helper.make_node("ReduceMean", ["framed", "last"], ["mean"], keepdims=1),
        helper.make_node("Sub", ["mean", "loud"], ["above"]),
        helper.make_node("Neg", ["above"], ["below"]),
        helper.make_node("Concat", ["above", "below"], ["log_probs"], axis=2),
        helper.make_node("Identity", ["state"], ["next_state"]),
    ]
    _save(
        folder / "model.onnx",
        nodes,
        inputs=[
            ("signal", INT32, ["N", 2400, 1]),
            ("state", HALF, ["N", 4]),
        ],
        outputs=[
            ("log_probs", FLOAT, ["N", 10, 2]),
            ("next_state", HALF, ["N", 4]),
        ],
        constants={
            "frames": np.array([-1, 10, 240], np.int64),
            "last": np.array([2], np.int64),
            "loud": np.array([300], np.float32),
        },
        facts={"frame_length_ms": "300", "state_dim": "4", "sample_rate": "8000"},
    )
    (folder / "tokens.txt").write_text("да 0\n<blk> 1\n", "utf-8")


def wideband_model(folder: Path) -> None:
    """Write a transducer: loud audio is heard as HELLO, and then as THERE."""
    _save(
        folder / "encoder.int8.onnx",
        [
            helper.make_node("ReduceMean", ["x", "frame"], ["mean"], keepdims=1),
            helper.make_node("Sub", ["mean", "quiet"], ["encoder_out"]),
            helper.make_node("Identity", ["h"], ["new_h"]),
            helper.make_node("Identity", ["c"], ["new_c"]),
        ],
        inputs=[
            ("x", FLOAT, ["N", 9, 80]),
            ("h", FLOAT, [1, "N", 2]),
            ("c", FLOAT, [1, "N", 2]),
        ],
        outputs=[
            ("encoder_out", FLOAT, ["N", 1, 1]),
            ("new_h", FLOAT, [1, "N", 2]),
            ("new_c", FLOAT, [1, "N", 2]),
        ],
        constants={
            "frame": np.array([1, 2], np.int64),
            "quiet": np.array([_QUIET_MEL], np.float32),
        },
        facts={
            "model_type": "lstm",
            "num_encoder_layers": "1",
            "T": "9",
            "decode_chunk_len": "4",
            "rnn_hidden_size": "2",
            "d_model": "2",
        },
    )
    # After nothing may come word 1, after word 1 word 2, and then no more.
    after = np.array([[0, -1e3], [-1e3, 0], [-1e3, -1e3]], np.float32)
    _save(
        folder / "decoder.onnx",
        [
            helper.make_node("Gather", ["y", "newest"], ["last"], axis=1),
            helper.make_node("Gather", ["after", "last"], ["decoder_out"], axis=0),
        ],
        inputs=[("y", INT64, ["N", 1])],
        outputs=[("decoder_out", FLOAT, ["N", 2])],
        constants={"newest": np.array(0, np.int64), "after": after},
        facts={"vocab_size": "3", "context_size": "1"},
    )
    _save(
        folder / "joiner.int8.onnx",
        [
            helper.make_node("Neg", ["encoder_out"], ["blank"]),
            helper.make_node("Add", ["encoder_out", "decoder_out"], ["words"]),
            helper.make_node("Concat", ["blank", "words"], ["logit"], axis=1),
        ],
        inputs=[("encoder_out", FLOAT, ["N", 1]), ("decoder_out", FLOAT, ["N", 2])],
        outputs=[("logit", FLOAT, ["N", 3])],
        constants={},
        facts={"joiner_dim": "1"},
    )
    (folder / "tokens.txt").write_text("<blk> 0\n▁HELLO 1\n▁THERE 2\n", "utf-8")


Shape = tuple[str, int, Sequence[str | int]]


def _save(
    path: Path,
    nodes: list[Any],
    *,
    inputs: Sequence[Shape],
    outputs: Sequence[Shape],
    constants: Mapping[str, Any],
    facts: Mapping[str, str],
) -> None:
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(*one) for one in inputs],
        [helper.make_tensor_value_info(*one) for one in outputs],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8
    )
    helper.set_model_props(model, dict(facts))
    onnx.save(model, str(path))
