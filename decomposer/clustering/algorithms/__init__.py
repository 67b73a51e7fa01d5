"""Ways to find groups in a network, one in each module; `decomposer propose --algorithm` names one of them.

`memetic` is the default: on programs whose parts people named, none of the others comes nearer to these parts in
general (`docs/search.md`).
"""

from __future__ import annotations

from decomposer.model.choices import AlgorithmName

from .agglomerative import Agglomerative
from .algorithm import Algorithm
from .consensus import Consensus
from .label_propagation import LabelPropagation
from .louvain import Louvain
from .memetic import Memetic
from .spectral import Spectral

ALGORITHMS: dict[AlgorithmName, Algorithm] = {
    "memetic": Memetic(),
    "louvain": Louvain(),
    "consensus": Consensus(),
    "agglomerative": Agglomerative(),
    "spectral": Spectral(),
    "label-propagation": LabelPropagation(),
}
