"""
Here is how names of offices, firms and schools end, for the patterns that ask whether a line is one, or speaks of one.

One list for all of them: a paper that has a 派出所 sign a notice has it answer a letter and take a photograph too.
"""

from typing import Final

HOUSE: Final = (
    "(?:[局委院校所站厂馆社]|[支大中]队|[大中小]学|[协商学]会|联合会|委员会|管委会|公司|集团|银行|中心|政府|幼儿园|合作社|"
    # 文明办, 扶贫办; no 怎么办, 帮办, 代办, 开办.
    "(?<![么咋怎承主举协合创包好难照帮补代督开通查交领速即])办|办公室|办事处|管理处|法庭|商场|广场|超市|酒店)"
)
"""Pattern of the last characters of a house's name; it captures nothing."""
PLACE: Final = "(?:[县区市镇乡村]|街道|社区)"
"""Pattern of the last characters of a place's name, which stands for its government as well."""
