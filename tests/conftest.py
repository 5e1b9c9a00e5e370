"""What the tests share stands in modules beside them; this puts them on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
