"""How much does this match count?"""
