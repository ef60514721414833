"""Claims of all documents to agreement: who depends on whom, and what that leaves.

`corroborate` is the one way in. A claim is taken apart into
statements (`statements`), statements that say the same are put into groups (`align`),
every report is traced to the one it copies (`lineage`), and each group is counted in
independent origins (`origins`), not in articles (M60).
"""

from tahqiq.corroborate.corroboration import Corroboration, corroborate
from tahqiq.corroborate.explain import explain

__all__ = ["Corroboration", "corroborate", "explain"]
